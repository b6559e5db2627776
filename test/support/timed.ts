/** A limit to detect quadratic time, not a performance figure: quadratic time would take many seconds. */
export const shortMs = 1000;

/** The result of a function, and its processor time, which does not depend on the load of the machine. */
export function timed<T>(make: () => T): { readonly result: T; readonly ms: number } {
  const before = process.cpuUsage();
  const result = make();
  const { user, system } = process.cpuUsage(before);
  return { result, ms: (user + system) / 1000 };
}
