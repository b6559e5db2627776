/** Readers of single values. Values from the service can be null, missing, or of another type than in the contract. */

/** The trimmed string, or the number as a string; undefined if it is empty or of another type. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** Reads an integer, also from a string. */
export function integer(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** The objects in a list; empty if it isn't a list. */
export function records<T>(list: readonly T[] | null | undefined): readonly T[] {
  return Array.isArray(list) ? (list as readonly T[]).filter((item) => typeof item === 'object' && item !== null) : [];
}

/** The objects in a list; undefined if it isn't a list: an answer without a list doesn't say that there are no entries. */
export function listed<T>(list: readonly T[] | null | undefined): readonly T[] | undefined {
  return Array.isArray(list) ? records(list) : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keeps the entries in a language and those without one; all entries if none is in that language. */
export function inLanguage<T extends { readonly language?: unknown }>(
  list: readonly T[],
  language: string,
): readonly T[] {
  const languageOf = (entry: T) => text(entry.language)?.toLowerCase().replace('_', '-');
  const wanted = language.toLowerCase();
  if (!list.some((entry) => languageOf(entry) === wanted)) return list;
  return list.filter((entry) => [wanted, undefined].includes(languageOf(entry)));
}
