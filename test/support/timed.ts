/** A bound for what would grow with the square of the length, not a figure: that would take many seconds. */
export const shortMs = 1000;

/** What something makes, and the processor time that it takes: a busy machine changes nothing of that. */
export function timed<T>(make: () => T): { readonly result: T; readonly ms: number } {
  const before = process.cpuUsage();
  const result = make();
  const { user, system } = process.cpuUsage(before);
  return { result, ms: (user + system) / 1000 };
}
