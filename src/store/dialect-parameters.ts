/**
 * A query's parameter with text that both engines keep alike, so that no input does to one what it cannot do to the
 * other: SQLite reads text only up to the first NUL and PostgreSQL refuses it, and neither keeps half a surrogate
 * pair. Both become U+FFFD.
 */
export function storable(parameter: unknown): unknown {
  return typeof parameter === 'string' ? parameter.replace(/[\0\p{Surrogate}]/gu, '\uFFFD') : parameter;
}
