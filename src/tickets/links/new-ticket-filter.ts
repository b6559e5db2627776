import { DomainError } from '../errors.ts';
import { fold } from '../words/fold.ts';
import { partsOf, quote } from '../words/quoted.ts';
import type { TicketSummary } from '../ticket/ticket.ts';
import { cleanText } from '../words/words.ts';

/** The names a filter accepts. Each is a field of the ticket list, so filtering needs no further calls. */
export const filterNames = ['product', 'problem', 'region', 'by'] as const;

export type FilterName = (typeof filterNames)[number];

/** Which new tickets to post. Empty lists match everything. */
export type NewTicketFilter = Readonly<Record<FilterName, readonly string[]>> & {
  /** All of them must occur in the description. */
  readonly words: readonly string[];
};

const limits = { parts: 20, length: 100 } as const;

/**
 * Parses a filter as typed: words, and `product:`, `problem:`, `region:`, `by:` with part of a name, or several
 * separated by commas, of which one must match. Quoted text stays together.
 * @throws DomainError `filter-name`, `filter-empty` (detail: name), `filter-long` (detail: limit)
 */
export function readFilter(typed: string): NewTicketFilter {
  const filter: Record<keyof NewTicketFilter, string[]> = { words: [], product: [], problem: [], region: [], by: [] };
  for (const { name, value, isQuoted } of partsOf(cleanText(typed), { named: true })) {
    const values = (isQuoted ? [value] : value.split(/[,，]/u)).map((one) => one.trim()).filter(Boolean);
    if (name === undefined) filter.words.push(...(isQuoted ? values : [value]));
    else if (values.length === 0) throw new DomainError('filter-empty', { name });
    else filter[nameOf(name)].push(...values);
  }
  const all = Object.values(filter).flat();
  if (all.length > limits.parts || all.some((one) => one.length > limits.length)) {
    throw new DomainError('filter-long', { limit: limits.parts, length: limits.length });
  }
  return filter;
}

function nameOf(typed: string): FilterName {
  const known = filterNames.find((name) => name === typed.toLowerCase());
  if (known === undefined) throw new DomainError('filter-name', { name: typed });
  return known;
}

/**
 * Whether a ticket matches, regardless of spelling variants; see `fold`. A field missing from the list never matches.
 */
export function fits(filter: NewTicketFilter, ticket: TicketSummary): boolean {
  const fields: Readonly<Record<FilterName, string | undefined>> = {
    product: ticket.product,
    problem: ticket.problemType,
    region: ticket.region,
    by: ticket.submitter,
  };
  return (
    filter.words.every((word) => has(ticket.description, word)) &&
    filterNames.every((name) => filter[name].length === 0 || filter[name].some((value) => has(fields[name], value)))
  );
}

function has(text: string | undefined, piece: string): boolean {
  return fold(text ?? '').includes(fold(piece));
}

/** Characters that need quotes in a filter, in addition to blanks and quotes. */
const special = /[,，:：]/u;

/** Formats a filter so that it can be typed again; empty if it matches everything. */
export function writeFilter(filter: NewTicketFilter): string {
  const named = filterNames.flatMap((name) => filter[name].map((value) => `${name}:${quote(value, special)}`));
  return [...filter.words.map((word) => quote(word, special)), ...named].join(' ');
}
