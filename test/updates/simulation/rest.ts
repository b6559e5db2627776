import { nextCardDue } from '../../../src/store/cards.ts';
import { nextDeliveryDue } from '../../../src/store/deliveries.ts';
import { nextNoticeDue } from '../../../src/store/notices.ts';
import { openFollowed } from '../../../src/store/sweeps.ts';
import { finalStatuses } from '../../../src/tickets/ticket/status.ts';
import { defaultTiming } from '../../../src/updates/timing.ts';
import { isLossy } from './habits.ts';
import { mustBeGone } from './judge-presence.ts';
import { outages } from './ticket-api.ts';
import { isAway } from './truth.ts';
import type { Turns } from './turns.ts';
import { channels, type World } from './world.ts';

/** After that long all that was written is shown, also by replies that are still on their way; milliseconds. */
const late = 15_000;

/** So many turns take a few of the virtual hours in which everything comes to rest. */
const patience = 2_000;

/** Mends the world and waits until nothing is left to do. @returns what is left where that does not come */
export async function rest(world: World, turns: Turns): Promise<string | undefined> {
  const { api, clock, habits, rules, slack, note } = world;
  note('world', 'is mended');
  world.repair();
  api.setForeign(undefined);
  for (const what of outages) api.setWorking(what, true);
  for (const channel of channels) slack.refuse(channel, undefined);
  turns.changed();
  if (isLossy(habits)) {
    // Nobody stands still for a day in the middle of sending a reply: after that its words count as another one's.
    await turns.work(clock.now() + late);
    // What the feed lost comes with the next reading of each ticket.
    await clock.passUntil(clock.now() + rules.timing.checkInterval);
  }
  turns.changed();
  const settled = clock.now() + late + habits.lag;
  let left: string | undefined = 'work is under way';
  for (let turn = 0; turn < patience; turn += 1) {
    if ((await turns.turn(Infinity)) || clock.now() < settled) continue;
    left = await whatIsLeft(world, settled);
    if (left !== undefined) continue;
    if (await resumeAll(world)) {
      turns.changed();
      continue;
    }
    // Whatever is still on its way takes effect now, if at all.
    await clock.passUntil(clock.now() + defaultTiming.settle);
    return undefined;
  }
  return left ?? 'links are suspended again and again';
}

async function whatIsLeft(world: World, since: number): Promise<string | undefined> {
  if (!(await isSwept(world, since))) return 'tickets are not swept';
  if (!(await isRead(world, since))) return 'tickets are not read';
  if (await isWaiting(world)) return 'something is not delivered';
  return (await knowsWhatIsGone(world)) ? undefined : 'it is not known which tickets are gone';
}

/** All open tickets were swept since then. */
async function isSwept({ database: { db }, sweptAt }: World, since: number): Promise<boolean> {
  return sweptAt >= since || (await openFollowed(db, finalStatuses)).size === 0;
}

/** Every followed ticket was read since then, and since the last news. */
async function isRead({ database: { db } }: World, since: number): Promise<boolean> {
  const lastNews = db.selectFrom('event').select(({ fn }) => fn.max('seen_at').as('at'));
  const unread = await db
    .selectFrom('ticket')
    .innerJoin('poll_group', 'poll_group.id', 'ticket.group_id')
    .select('ticket.id')
    .where((eb) =>
      eb.or([
        // Where the feed refuses each cursor, all is read with each poll, and a doubt is left each time.
        eb.and([eb('doubt_at', 'is not', null), eb('tried_at', '<', since)]),
        eb('checked_at', '=', 0),
        eb('absent_at', 'is not', null),
        eb('polled_at', 'is', null),
        eb('polled_at', '<', since),
        eb('polled_at', '<', lastNews),
      ]),
    )
    .limit(1)
    .execute();
  return unread.length === 0;
}

/** Tickets that are away count as gone, and those that came back do not. */
async function knowsWhatIsGone({ api, clock, database: { db }, made }: World): Promise<boolean> {
  const rows = await db.selectFrom('ticket').select(['id', 'group_id', 'gone_at']).execute();
  return rows.every(({ id, group_id, gone_at }) => {
    const ticket = api.tickets.find((one) => one.id === id);
    if (ticket === undefined || made.every((one) => one.ticket !== id || one.removed)) return true;
    if (gone_at !== null && !isAway(ticket, clock.now())) return false;
    return group_id === null || !mustBeGone(ticket, clock.now());
  });
}

/** There is something to deliver, now or later. */
async function isWaiting({ database: { db } }: World): Promise<boolean> {
  const due = [
    await nextDeliveryDue(db),
    await nextCardDue(db),
    // Nobody resumes a link before its creator was told.
    await nextNoticeDue(db),
  ];
  return due.some((at) => at !== undefined);
}

/** Answers whether there was something to resume; all that is suspended now, its creator was told of. */
async function resumeAll({ database, links, note }: World): Promise<boolean> {
  const suspended = await database.db.selectFrom('link').selectAll().where('suspended', 'is not', null).execute();
  for (const { id, ticket, channel, creator, created_at } of suspended) {
    // Linking a place again resumes it; what was read of the ticket makes no difference.
    const unused = { id: ticket, description: '', status: 0, messages: [] };
    await links.create({ ticket, channel, creator, at: created_at }, unused);
    note('somebody', `resumes ${id}`);
  }
  return suspended.length > 0;
}
