import type { Database } from '../../src/store/database.ts';
import { createSubscriptionStore } from '../../src/store/subscriptions.ts';
import { readFilter } from '../../src/tickets/links/new-ticket-filter.ts';
import { claimDiscover, discover, nextDiscoverDue } from '../../src/updates/discover.ts';
import { recordNew, type PrivateAmong } from '../../src/updates/record-new.ts';
import { type World } from './world.ts';

/** How far back the use cases read what exists already. */
const lookBack = 30 * 60_000;

/** Looks for new tickets step by step, in the virtual time of a world. */
export function discovery(w: World, database: Database = w.database, privateAmong?: PrivateAmong) {
  const subscriptions = createSubscriptionStore(w.database);
  const claim = (owner = 'a') => claimDiscover(database, { owner, now: w.now(), timing: w.timing });
  const keep = (
    claimed: NonNullable<Awaited<ReturnType<typeof claim>>>,
    sighted: Awaited<ReturnType<typeof discover>>,
  ) => recordNew(database, claimed, sighted, { now: w.now(), timing: w.timing, privateAmong });
  return {
    subscriptions,
    claim,
    keep,
    /** As the use cases do it. */
    async follow(channel: string, filter = '') {
      const since = w.now() - lookBack;
      const { tickets } = await w.service.list({ from: since, offset: 0, limit: 100 });
      const known = tickets.map(({ id }) => id);
      const made = { channel, filter: readFilter(filter), creator: 'U1', createdAt: w.now(), since, known };
      await subscriptions.save(made);
    },
    /** Reads all that is due. */
    async look(owner?: string) {
      for (let claimed = await claim(owner); claimed; claimed = await claim(owner)) {
        await keep(claimed, await discover(database, claimed, w.service));
      }
    },
    /** Goes on for so long, whenever something is due. */
    async run(milliseconds: number) {
      const end = w.now() + milliseconds;
      while (w.now() < end) {
        await this.look();
        const turn = { owner: 'a', now: w.now(), timing: w.timing };
        const due = (await nextDiscoverDue(database, turn)) ?? end;
        await w.run(Math.min(end, Math.max(w.now() + 1000, due)) - w.now());
      }
    },
  };
}

/** Tickets whose card was shown in a channel, in order. */
export const cards = (w: World, channel: string) =>
  w.poster.shown
    .filter((one) => one.channel === channel && one.post.events.some(({ kind }) => kind === 'linked'))
    .map(({ post }) => post.link.ticket);

/** Tickets that are linked in a channel and have their card on its way. */
export const linkedIn = async ({ database: { db } }: World, channel: string) =>
  (
    await db
      .selectFrom('link')
      .innerJoin('delivery', 'delivery.link_id', 'link.id')
      .select('link.ticket')
      .where('link.channel', '=', channel)
      .execute()
  ).map(({ ticket }) => ticket);
