/** Checks that a value of unknown origin (from a cache, for example) has the shape of its type. */
export type Guard<T> = (value: unknown) => value is T;

export const isString: Guard<string> = (value) => typeof value === 'string';

export const isBoolean: Guard<boolean> = (value) => typeof value === 'boolean';

export const isNumber: Guard<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);

export function optional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value);
}

export function listOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every((item) => guard(item));
}

export function oneOf<const T extends string>(values: readonly T[]): Guard<T> {
  return (value): value is T => values.some((allowed) => allowed === value);
}

/** An object with these properties; an absent property is checked as `undefined`. */
export function shape<T extends object>(fields: { readonly [K in keyof T]-?: Guard<T[K]> }): Guard<T> {
  const checks: readonly (readonly [string, Guard<unknown>])[] = Object.entries(fields);
  return (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    checks.every(([name, guard]) => guard(Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined));
}
