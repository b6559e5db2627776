import { firstAccount } from '../first-account.ts';
import { createKeys } from './creating.ts';
import { textKey } from '../words/message-key.ts';
import { onceOnly, type Claim } from '../once-only.ts';
import type { UseCaseDeps } from '../deps.ts';
import { wordsOf } from './version.ts';

/**
 * Pauses before each look, milliseconds. Together (30 s) they are longer than a request should take after its caller
 * gave up. There are several looks because the list may lag.
 */
const pauses = [1_000, 3_000, 6_000, 10_000, 10_000] as const;

/**
 * Maximum difference between the service's clock and ours: it refuses signed requests that are off by more than 15
 * minutes.
 */
const clockSlack = 15 * 60 * 1000;

const pageSize = 100;
/** Few tickets are created in one such window. If there are more, the result is `unknown` rather than a long search. */
const maxPages = 5;

/** The result of a search; `unknown`: it could not read everything. */
export type Sighting =
  { readonly seen: 'found'; readonly id: string; readonly version: string } | { readonly seen: 'absent' | 'unknown' };

/** What to look for. */
export interface Wanted {
  /** The submission's key, as in `onceOnly`. */
  readonly key: string;
  /** The versions that were sent; see `versionOf`. If two have the same words, a match counts as the later one. */
  readonly versions: readonly string[];
  readonly claim: Claim;
}

/**
 * Checks whether a submission became a ticket although no clear answer came: a ticket created since the first attempt,
 * with the same words, that does not belong to another submission. Repeats the check over a settle time.
 * @throws DomainError `in-progress` if the claim was lost meanwhile
 */
export async function lookForTicket(deps: UseCaseDeps, wanted: Wanted): Promise<Sighting> {
  let last: Sighting = { seen: 'unknown' };
  for (const pause of pauses) {
    await deps.sleep(pause);
    await wanted.claim.renew();
    last = await look(deps, wanted).catch((error: unknown) => {
      deps.log.warn({ err: error, key: wanted.key }, 'cannot look up a ticket');
      return { seen: 'unknown' };
    });
    if (last.seen === 'found') return last;
  }
  return last;
}

async function look(deps: UseCaseDeps, wanted: Wanted): Promise<Sighting> {
  const from = (wanted.claim.serviceStartedAt() ?? wanted.claim.startedAt) - clockSlack;
  let isComplete = true;
  for (let offset = 0; offset < maxPages * pageSize; offset += pageSize) {
    const { total, tickets } = await deps.service.list({ from, offset, limit: pageSize });
    for (const { id, description } of tickets) {
      const version = versionWith(description, wanted);
      if (version !== undefined && (await isFree(deps, id, wanted.key))) return { seen: 'found', id, version };
    }
    // A ticket that the page lacks, or that cannot be read, may be the one.
    isComplete &&= tickets.length >= Math.min(pageSize, total - offset);
    if (offset + pageSize >= total) return { seen: isComplete ? 'absent' : 'unknown' };
  }
  return { seen: 'unknown' };
}

function versionWith(description: string, { versions }: Wanted): string | undefined {
  const words = textKey(description);
  return versions.findLast((version) => wordsOf(version) === words);
}

/**
 * Whether a found ticket belongs to this submission: it is neither the known result of another one nor claimed by
 * another that is looking for the same words right now.
 */
async function isFree(deps: UseCaseDeps, id: string, key: string): Promise<boolean> {
  if (await deps.once.hasResult(createKeys, id)) return false;
  const taken = await onceOnly(deps, `found:${firstAccount}:${id}`, () => Promise.resolve(key));
  return taken.result === key;
}
