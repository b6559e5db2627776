import { fold } from '../words/fold.ts';
import type { TicketSummary } from '../ticket/ticket.ts';

/** The fields by which a new ticket is compared. */
export interface DuplicateCandidate {
  readonly description: string;
  /** Product name, in the language of the tickets it is compared with. */
  readonly product?: string | undefined;
}

/** Maximum number of possible duplicates shown; people would not read more. */
const maxDuplicates = 3;

/** Similarity (0 to 1) from which a ticket is worth asking about. */
const worthAsking = 0.5;

/**
 * Minimum number of words in common (or all words of a shorter text). Fewer are often shared by chance, such as “the”
 * and “with”.
 */
const telling = 3;

/** Characters of a description that are compared; the essentials come first. */
const longest = 10_000;

/** Bonus for the same product and for the same resource (a server name, an address, an id). */
const weights = { product: 0.15, resource: 0.4 } as const;

/**
 * The open tickets that a new one most likely duplicates, best match first, at most three. The score is the share of
 * common words (Jaccard index). Chinese has no blanks between words, so it is compared by pairs of characters.
 */
export function likelyDuplicates(wanted: DuplicateCandidate, open: readonly TicketSummary[]): readonly TicketSummary[] {
  const own = traitsOf(wanted.description);
  return open
    .map((ticket) => ({ ticket, likeness: likeness(own, wanted.product, ticket) }))
    .filter((one) => one.likeness >= worthAsking)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, maxDuplicates)
    .map(({ ticket }) => ticket);
}

/** The features of a description that are compared. */
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

/**
 * Names of resources: an address, an id, or a word of at least 6 characters with letters and digits (`shop-web-01`).
 */
function resourcesIn(plain: string): ReadonlySet<string> {
  const candidates = plain.match(/[a-z0-9][a-z0-9._-]{4,}[a-z0-9]/g) ?? [];
  const isAddress = (word: string) => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(word);
  return new Set(candidates.filter((word) => isAddress(word) || (/[a-z]/.test(word) && /\d/.test(word))));
}
