import type { Kysely } from 'kysely';
import type { MovedPlace, Paused, PausedPlace } from '../tickets/links/paused.ts';
import { accountOf } from './account.ts';
import { linkOf } from './links.ts';
import type { Schema } from './schema.ts';
import { moveSubscription, resumeSubscription, subscriptionsOf } from './subscriptions.ts';
import { moveLink, resumeLink } from './pause-link.ts';

/** What is paused at a place, oldest first. */
export async function pausedAt(db: Kysely<Schema>, { channel, creator }: PausedPlace): Promise<Paused> {
  let select = db
    .selectFrom('link')
    .selectAll()
    .where('account', '=', accountOf(db))
    .where('channel', '=', channel)
    .where('suspended', 'is not', null)
    .orderBy('created_at')
    .orderBy('id');
  if (creator !== undefined) select = select.where('creator', '=', creator);
  const links = (await select.execute()).map(linkOf);
  const follow = (await subscriptionsOf(db)).find(
    (one) =>
      one.channel === channel && one.pausedReason !== undefined && (creator === undefined || one.creator === creator),
  );
  return { links, follow };
}

/**
 * Resumes everything that is paused at a place.
 * @returns the number of resumed links and subscriptions
 */
export async function resumeAt(trx: Kysely<Schema>, place: PausedPlace, now: number): Promise<number> {
  const { links, follow } = await pausedAt(trx, place);
  let resumed = 0;
  for (const { id } of links) if (await resumeLink(trx, id, now)) resumed += 1;
  if (follow !== undefined && (await resumeSubscription(trx, follow))) resumed += 1;
  return resumed;
}

/** Moves everything that is paused at a place to another channel, except what is already followed there. */
export async function moveAt(
  trx: Kysely<Schema>,
  place: PausedPlace,
  { channel, at }: { readonly channel: string; readonly at: number },
): Promise<MovedPlace> {
  const { links, follow } = await pausedAt(trx, place);
  const counts = { moved: 0, taken: 0, active: 0 };
  for (const { id } of links) counts[await moveLink(trx, { id, channel, at })] += 1;
  const { moved, taken } = counts;
  return { moved, taken, follow: follow && (await moveSubscription(trx, follow, channel)) };
}
