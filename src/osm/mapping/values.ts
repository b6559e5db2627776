/** Readers of single values: what the service sends may be null, missing or of another type than the contract says. */

/** The trimmed text; undefined where there is none. Numbers count as texts. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** An integer, also where it comes as a string. */
export function integer(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** The objects of a list; an empty list where it is none. */
export function records<T>(list: readonly T[] | null | undefined): readonly T[] {
  return Array.isArray(list) ? (list as readonly T[]).filter((item) => typeof item === 'object' && item !== null) : [];
}

/** An answer without the list says nothing, above all not that there is nothing in it. */
export function listed<T>(list: readonly T[] | null | undefined): readonly T[] | undefined {
  return Array.isArray(list) ? records(list) : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Entries may come in several languages: those of the wanted one, where it is among them, and those that name none. */
export function inLanguage<T extends { readonly language?: unknown }>(
  list: readonly T[],
  language: string,
): readonly T[] {
  const languageOf = (entry: T) => text(entry.language)?.toLowerCase().replace('_', '-');
  const wanted = language.toLowerCase();
  if (!list.some((entry) => languageOf(entry) === wanted)) return list;
  return list.filter((entry) => [wanted, undefined].includes(languageOf(entry)));
}
