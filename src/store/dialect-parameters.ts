/**
 * Makes text of a query parameter storable in both engines, so that no input works in one and fails in the other:
 * SQLite reads text only up to the first NUL, PostgreSQL rejects NULs, and neither stores half of a surrogate pair.
 * Both are replaced by U+FFFD. Other parameters are returned unchanged.
 */
export function storable(parameter: unknown): unknown {
  return typeof parameter === 'string' ? parameter.replace(/[\0\p{Surrogate}]/gu, '\uFFFD') : parameter;
}
