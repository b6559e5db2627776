import { nextCardDue } from '../../../src/store/cards.ts';
import { nextDeliveryDue } from '../../../src/store/deliveries.ts';
import { nextNoticeDue } from '../../../src/store/notices.ts';
import { defaultTiming } from '../../../src/updates/timing.ts';
import type { Turns } from './turns.ts';
import { channels, type World } from './world.ts';

/** After that long all that was written is shown, also by replies that are still on their way; milliseconds. */
const late = 15_000;

/** So many turns take a few of the virtual hours in which everything comes to rest. */
const patience = 400;

/** Mends the world and waits until nothing is left to do; false where that does not come. */
export async function rest(world: World, turns: Turns): Promise<boolean> {
  const { api, clock, slack, note } = world;
  note('world', 'is mended');
  world.mend();
  api.setFeed(true);
  for (const channel of channels) slack.refuse(channel, undefined);
  turns.changed();
  const settled = clock.now() + late;
  for (let turn = 0; turn < patience; turn += 1) {
    if ((await turns.turn(Infinity)) || clock.now() < settled || !(await isRead(world, settled))) continue;
    if (await isWaiting(world)) continue;
    if (await resumeAll(world)) {
      turns.changed();
      continue;
    }
    // Whatever is still on its way takes effect now, if at all.
    await clock.passUntil(clock.now() + defaultTiming.settle);
    return true;
  }
  return false;
}

/** Every followed ticket was read since then without a doubt left, and since the last news: a refused feed brings some, and not all. */
async function isRead({ database: { db } }: World, since: number): Promise<boolean> {
  const lastNews = db.selectFrom('event').select(({ fn }) => fn.max('seen_at').as('at'));
  const unread = await db
    .selectFrom('ticket')
    .innerJoin('poll_group', 'poll_group.id', 'ticket.group_id')
    .select('ticket.id')
    .where((eb) =>
      eb.or([
        eb('doubt_at', 'is not', null),
        eb('polled_at', 'is', null),
        eb('polled_at', '<', since),
        eb('polled_at', '<', lastNews),
      ]),
    )
    .limit(1)
    .execute();
  return unread.length === 0;
}

/** There is something to deliver, now or later. */
async function isWaiting({ database: { db }, account }: World): Promise<boolean> {
  const due = [
    await nextDeliveryDue(db, account),
    await nextCardDue(db, account),
    // Nobody resumes a link before its creator was told.
    await nextNoticeDue(db, account),
  ];
  return due.some((at) => at !== undefined);
}

/** Answers whether there was something to resume; all that is suspended now, its creator was told of. */
async function resumeAll({ database, links, note }: World): Promise<boolean> {
  const suspended = await database.db.selectFrom('link').selectAll().where('suspended', 'is not', null).execute();
  for (const { id, account, ticket, channel, creator, created_at } of suspended) {
    // Linking a place again resumes it; what was read of the ticket makes no difference.
    const unused = { id: ticket, description: '', status: 0, messages: [] };
    await links.create({ account, ticket, channel, creator, at: created_at }, unused);
    note('somebody', `resumes ${id}`);
  }
  return suspended.length > 0;
}
