import type { Database } from '../store/database.ts';
import { nextCardDue } from '../store/cards.ts';
import { nextDeliveryDue } from '../store/deliveries.ts';
import { nextGroupDue } from '../store/poll-groups.ts';
import { pollingOf } from '../store/polling.ts';
import { countUpdates } from '../store/update-counts.ts';
import { freeCalls } from './budget.ts';
import type { UpdatesStatus } from './ports.ts';
import type { Timing } from './timing.ts';

/** How polls and deliveries of an account stand now. */
export async function updatesStatus(
  { db }: Database,
  { account, now, timing }: { readonly account: string; readonly now: number; readonly timing: Timing },
): Promise<UpdatesStatus> {
  const { free_at, paused_until, failures } = await pollingOf(db, account);
  const late = (due: number | undefined) => Math.max(0, now - (due ?? now));
  return {
    account,
    ...(await countUpdates(db, account)),
    lag: {
      polls: late(await nextGroupDue(db, account)),
      posts: Math.max(late(await nextDeliveryDue(db, account)), late(await nextCardDue(db, account))),
    },
    pause: failures > 0 || paused_until > now ? { until: Math.max(now, paused_until), failures } : undefined,
    budget: { perMinute: timing.callsPerMinute, free: freeCalls(free_at, now, timing) },
  };
}
