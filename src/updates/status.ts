import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import { accountOf } from '../store/account.ts';
import { nextCardDue } from '../store/cards.ts';
import { nextDeliveryDue } from '../store/deliveries.ts';
import { groupsByDue } from '../store/poll-groups.ts';
import { pollingOf } from '../store/polling.ts';
import { knownProcesses } from '../store/processes.ts';
import type { Schema } from '../store/schema.ts';
import { sweepOf } from '../store/sweeps.ts';
import { countUpdates } from '../store/update-counts.ts';
import { freeCalls } from './budget.ts';
import type { UpdatesStatus } from './ports.ts';
import { homeOf } from './rendezvous.ts';
import type { Timing } from './timing.ts';

/** The current state of an account's polls and deliveries. */
export async function updatesStatus(
  { db }: Database,
  { now, timing }: { readonly now: number; readonly timing: Timing },
): Promise<UpdatesStatus> {
  const { free_at, paused_until, failures, feed_retry_at } = await pollingOf(db);
  const [next] = await groupsByDue(db, { now, limit: 1 });
  const lateMs = (due: number | undefined) => Math.max(0, now - (due ?? now));
  return {
    ...(await countUpdates(db)),
    feedRetryAt: feed_retry_at > now ? feed_retry_at : undefined,
    sweep: await sweepState(db),
    lag: {
      polls: lateMs(next?.due_at),
      posts: Math.max(lateMs(await nextDeliveryDue(db)), lateMs(await nextCardDue(db))),
    },
    pause: failures > 0 || paused_until > now ? { until: Math.max(now, paused_until), failures } : undefined,
    budget: { perMinute: timing.callsPerMinute, free: freeCalls(free_at, now, timing) },
    processes: await sharesOf(db),
  };
}

async function sweepState(db: Kysely<Schema>): Promise<UpdatesStatus['sweep']> {
  const sweep = await sweepOf(db);
  if (sweep?.mode == null) return undefined;
  const { mode, swept_at, listed, error } = sweep;
  return { mode, lastAt: swept_at ?? undefined, listed: listed ?? undefined, error: error ?? undefined };
}

/** How many groups each process reads while all of them are alive. */
async function sharesOf(db: Kysely<Schema>): Promise<UpdatesStatus['processes']> {
  const processes = (await knownProcesses(db)).filter(({ leaving }) => leaving === 0);
  const ids = processes.map(({ id }) => id);
  const groups = await db
    .selectFrom('poll_group')
    .select('id')
    .where('account', '=', accountOf(db))
    .where('size', '>', 0)
    .execute();
  const homes = groups.map(({ id }) => homeOf(id, ids));
  return processes.map(({ id, name, started_at }) => {
    return { name, since: started_at, groups: homes.filter((home) => home === id).length };
  });
}
