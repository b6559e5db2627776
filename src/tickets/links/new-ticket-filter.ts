import { DeskError } from '../errors.ts';
import { fold } from '../words/fold.ts';
import { partsOf, quote } from '../words/quoted.ts';
import type { TicketSummary } from '../ticket/ticket.ts';
import { cleanText } from '../words/words.ts';

/** The names that a filter can ask for, each a field of what a list shows of a ticket: no call more is needed. */
export const filterNames = ['product', 'problem', 'region', 'by'] as const;

export type FilterName = (typeof filterNames)[number];

/** Which new tickets are wanted. Empty lists let everything through. */
export type NewTicketFilter = Readonly<Record<FilterName, readonly string[]>> & {
  /** All of them occur in the description. */
  readonly words: readonly string[];
};

const most = { parts: 20, length: 100 } as const;

/**
 * Reads a filter as it was typed: words, and `product:`, `problem:`, `region:`, `by:` with a piece of the name, or several
 * with commas between them, of which one is enough. What stands in quotes stays together.
 * @throws DeskError `filter-name`, `filter-empty` (detail: name), `filter-long` (detail: limit)
 */
export function readFilter(typed: string): NewTicketFilter {
  const filter: Record<keyof NewTicketFilter, string[]> = { words: [], product: [], problem: [], region: [], by: [] };
  for (const { name, value, isQuoted } of partsOf(cleanText(typed), { named: true })) {
    const values = (isQuoted ? [value] : value.split(/[,，]/u)).map((one) => one.trim()).filter(Boolean);
    if (name === undefined) filter.words.push(...(isQuoted ? values : [value]));
    else if (values.length === 0) throw new DeskError('filter-empty', { name });
    else filter[nameOf(name)].push(...values);
  }
  const all = Object.values(filter).flat();
  if (all.length > most.parts || all.some((one) => one.length > most.length)) {
    throw new DeskError('filter-long', { limit: most.parts, length: most.length });
  }
  return filter;
}

function nameOf(typed: string): FilterName {
  const known = filterNames.find((name) => name === typed.toLowerCase());
  if (known === undefined) throw new DeskError('filter-name', { name: typed });
  return known;
}

/** Whether a ticket is wanted, however its words are written; see `fold`. What the list does not tell of a ticket fits no filter. */
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

/** What needs quotes in a filter, besides blanks and quotes. */
const special = /[,，:：]/u;

/** The filter as a person can type it again; empty where it lets everything through. */
export function writeFilter(filter: NewTicketFilter): string {
  const named = filterNames.flatMap((name) => filter[name].map((value) => `${name}:${quote(value, special)}`));
  return [...filter.words.map((word) => quote(word, special)), ...named].join(' ');
}
