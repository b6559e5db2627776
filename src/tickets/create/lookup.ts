import { firstAccount } from '../first-account.ts';
import { createKeys } from './creating.ts';
import { textKey } from '../words/message-key.ts';
import { onceOnly, type Claim } from '../once-only.ts';
import type { DeskParts } from '../parts.ts';
import { wordsOf } from './version.ts';

/**
 * Pauses before each look, milliseconds. Together longer (30 s) than a request is expected to be carried out after its
 * caller gave up, and several, since the list may lag behind.
 */
const pauses = [1_000, 3_000, 6_000, 10_000, 10_000] as const;

/** How far the service's clock may be from ours: it refuses signed requests that are off by more than 15 minutes. */
const clockSlack = 15 * 60 * 1000;

const pageSize = 100;
/** Tickets made in one such window are few; where they are not, the answer is `unknown` rather than a long search. */
const mostPages = 5;

/** What a search found; `unknown`: it could not look, or not at everything. */
export type Sighting =
  { readonly seen: 'found'; readonly id: string; readonly version: string } | { readonly seen: 'absent' | 'unknown' };

/** What is looked for. */
export interface Wanted {
  /** The key of the submission as in `onceOnly`. */
  readonly key: string;
  /** The versions that were sent; see `versionOf`. Of two with the same words, what is found is taken for the last. */
  readonly versions: readonly string[];
  readonly claim: Claim;
}

/**
 * Looks whether a submission became a ticket although no good answer came: one made since the first attempt, with its words,
 * that is not the ticket of another submission. Looks again and again over a settle time.
 * @throws DeskError `in-progress` where the claim was lost meanwhile
 */
export async function lookForTicket(parts: DeskParts, wanted: Wanted): Promise<Sighting> {
  let last: Sighting = { seen: 'unknown' };
  for (const pause of pauses) {
    await parts.sleep(pause);
    await wanted.claim.renew();
    last = await look(parts, wanted).catch((error: unknown) => {
      parts.log.warn({ err: error, key: wanted.key }, 'cannot look up a ticket');
      return { seen: 'unknown' };
    });
    if (last.seen === 'found') return last;
  }
  return last;
}

async function look(parts: DeskParts, wanted: Wanted): Promise<Sighting> {
  const from = (wanted.claim.serviceStartedAt() ?? wanted.claim.startedAt) - clockSlack;
  let whole = true;
  for (let offset = 0; offset < mostPages * pageSize; offset += pageSize) {
    const { total, tickets } = await parts.service.list({ from, offset, limit: pageSize });
    for (const { id, description } of tickets) {
      const version = versionWith(description, wanted);
      if (version !== undefined && (await isFree(parts, id, wanted.key))) return { seen: 'found', id, version };
    }
    // One that the page lacks, or that cannot be read, may be the one.
    whole &&= tickets.length >= Math.min(pageSize, total - offset);
    if (offset + pageSize >= total) return { seen: whole ? 'absent' : 'unknown' };
  }
  return { seen: 'unknown' };
}

function versionWith(description: string, { versions }: Wanted): string | undefined {
  const words = textKey(description);
  return versions.findLast((version) => wordsOf(version) === words);
}

/**
 * Whether a found ticket is the one of this submission: neither the known result of another, nor taken by another that looks
 * at the same time for a ticket with the same words.
 */
async function isFree(parts: DeskParts, id: string, key: string): Promise<boolean> {
  if (await parts.once.hasResult(createKeys, id)) return false;
  const taken = await onceOnly(parts, `found:${firstAccount}:${id}`, () => Promise.resolve(key));
  return taken.result === key;
}
