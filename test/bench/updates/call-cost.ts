import { bounds, judged } from '../bounds.ts';
import type { Row } from '../table.ts';
import { createWorld } from '../../updates/world.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { addGroup } from '../../../src/store/poll-groups.ts';
import { groupSize } from '../../../src/store/group-capacity.ts';

/** Followed tickets, open tickets, and the maximum calls per minute for feed and sweep. */
const scales = [
  { followed: 3, open: 3000, max: 7 },
  { followed: 10, open: 30, max: 5 },
  { followed: 100, open: 120, max: 6 },
  { followed: 1000, open: 1500, max: 59 },
  { followed: 5000, open: 6000, max: 264 },
] as const;

const minutes = 3;
const minute = 60_000;

/**
 * The ticket API calls of a quiet minute, in virtual time: the feed every 15 s and a sweep a minute, compared with a
 * plain poller that reads each ticket every 15 s. Counts of unread messages (every 10 minutes) and the daily reading of
 * each ticket are not included.
 */
export async function callCostRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { followed, open, max } of scales) {
    const value = await callsAMinute(followed, open);
    const plain = followed * 4;
    const what = `${followed.toLocaleString('en-US')} followed among ${open.toLocaleString('en-US')} open tickets: calls a minute`;
    rows.push({
      what,
      value,
      unit: '',
      beside: { what: 'plain poller', value: plain },
      ratio: value / plain,
      bound: judged(bounds.polling.callsAMinute(max), value),
    });
  }
  return rows;
}

async function callsAMinute(followed: number, open: number): Promise<number> {
  const database = await openDatabase('file::memory:');
  try {
    const w = createWorld(database, {}, { callsPerMinute: 100_000, unreadInterval: 60 * minute });
    w.service.add('0', 0);
    w.service.say('0', 'words');
    await w.link('0', 'C0');
    await w.run(minute);
    const [ticket, link, group] = await Promise.all([
      database.db.selectFrom('ticket').selectAll().executeTakeFirstOrThrow(),
      database.db.selectFrom('link').selectAll().executeTakeFirstOrThrow(),
      database.db.selectFrom('poll_group').selectAll().executeTakeFirstOrThrow(),
    ]);
    for (let id = 1; id < open; id += 1) w.service.add(`${id}`, id % 2);
    for (let first = 0; first < followed; first += groupSize) {
      const ids = Array.from({ length: Math.min(groupSize, followed - first) }, (_, index) => first + index);
      const id = first === 0 ? group.id : `group ${first}`;
      if (first > 0) await addGroup(database.db, { ...group, id, size: ids.length });
      else await database.db.updateTable('poll_group').set({ size: ids.length }).execute();
      const more = ids.filter((one) => one > 0);
      if (more.length === 0) continue;
      await database.db
        .insertInto('ticket')
        .values(more.map((one) => ({ ...ticket, id: `${one}`, group_id: id, status: one % 2 })))
        .execute();
      await database.db
        .insertInto('link')
        .values(more.map((one) => ({ ...link, id: `link ${one}`, ticket: `${one}`, channel: `C${one}` })))
        .execute();
    }
    // The first sweep probes what the list supports.
    await w.run(2 * minute);
    w.service.calls.length = 0;
    await w.run(minutes * minute);
    const counted = w.service.calls.filter((call) => /^(feed|list|show)/.test(call));
    return counted.length / minutes;
  } finally {
    await database.close();
  }
}
