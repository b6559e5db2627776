import { fold } from '../words/fold.ts';
import type { TicketSummary } from '../ticket/ticket.ts';

/** What a new ticket is compared by. */
export interface Likeness {
  readonly description: string;
  /** Its name, in the language of the tickets that it is compared with. */
  readonly product?: string | undefined;
}

/** How many likely doubles a person is shown: more would not be read. */
const most = 3;

/** From which likeness on (0 to 1) a ticket is worth a question. */
const worthAsking = 0.5;

/** So many words (or all, of a shorter text) must be the same to say anything: two of them are soon so, “the” and “with” say. */
const telling = 3;

/** Characters of a description that are compared; people do not write the essential later. */
const longest = 10_000;

/** What the same product, and the same resource (a server's name, an address, an id), add to the words. */
const weights = { product: 0.15, resource: 0.4 } as const;

/**
 * The open tickets that a new one is most likely a double of, the likeliest first, at most three. Words count by how many
 * of them both have, of all that either has (Jaccard); Chinese, which is written without blanks, counts by pairs of
 * characters.
 */
export function likelyDoubles(wanted: Likeness, open: readonly TicketSummary[]): readonly TicketSummary[] {
  const own = traitsOf(wanted.description);
  return open
    .map((ticket) => ({ ticket, likeness: likeness(own, wanted.product, ticket) }))
    .filter((one) => one.likeness >= worthAsking)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, most)
    .map(({ ticket }) => ticket);
}

/** What is compared of a description. */
interface Traits {
  readonly words: ReadonlySet<string>;
  readonly resources: ReadonlySet<string>;
}

function traitsOf(description: string): Traits {
  const plain = fold(description.slice(0, longest));
  return { words: wordsOf(plain), resources: resourcesIn(plain) };
}

function likeness(own: Traits, product: string | undefined, { description, product: other }: TicketSummary): number {
  const { words, resources } = traitsOf(description);
  const shared = [...own.words].filter((word) => words.has(word)).length;
  const all = own.words.size + words.size - shared;
  const sameResource = [...resources].some((resource) => own.resources.has(resource));
  return (
    (shared === 0 || shared < Math.min(telling, own.words.size, words.size) ? 0 : shared / all) +
    (product !== undefined && product === other ? weights.product : 0) +
    (sameResource ? weights.resource : 0)
  );
}

/** @param plain folded, as for `resourcesIn` */
function wordsOf(plain: string): ReadonlySet<string> {
  const words = plain.match(/[\p{L}\p{N}]{3,}/gu)?.filter((word) => !/\p{Script=Han}/u.test(word)) ?? [];
  const pairs = [...plain.matchAll(/(?=(\p{Script=Han}{2}))/gu)].map(([, pair]) => pair ?? '');
  return new Set([...words, ...pairs]);
}

/** Names of things: an address, an id, or a word of at least 6 characters with letters and digits (`shop-web-01`). */
function resourcesIn(plain: string): ReadonlySet<string> {
  const candidates = plain.match(/[a-z0-9][a-z0-9._-]{4,}[a-z0-9]/g) ?? [];
  const isAddress = (word: string) => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(word);
  return new Set(candidates.filter((word) => isAddress(word) || (/[a-z]/.test(word) && /\d/.test(word))));
}
