import { afterAll, describe, expect, it } from '@jest/globals';
import type { ServiceFailure } from '../../src/tickets/ports.ts';
import { databases } from '../support/databases.ts';
import { plain } from './simulation/words.ts';
import { createWorld, type World } from './world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

const refusal = (): ServiceFailure =>
  Object.assign(new Error('bad parameter'), { code: 'x.1', ambiguous: false, notFound: false, refusal: true });

/** What the feed makes of a cursor that it gave before the downtime. */
const habits = ['goes on from its cursor', 'refuses its old cursor', 'quietly begins anew'] as const;

/** From now on the feed knows only cursors that it gives from now on. */
function forgetCursors({ service }: World, habit: (typeof habits)[number]): void {
  const { feed } = service;
  if (habit === 'goes on from its cursor') return;
  const given = new Set<string>();
  service.feed = async (ids, cursor) => {
    const isKnown = cursor !== undefined && given.has(cursor);
    if (cursor !== undefined && !isKnown && habit === 'refuses its old cursor') throw refusal();
    const answer = await feed(ids, isKnown ? cursor : undefined);
    if (answer.cursor !== undefined) given.add(answer.cursor);
    return answer;
  };
}

describe.each(databases())('after a downtime, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const following = async (ids: readonly string[]) => {
    const w = createWorld(await engine.open());
    for (const id of ids) {
      w.service.add(id);
      await w.link(id, `C${id}`);
    }
    await w.run(minute);
    for (const id of ids) w.service.say(id, 'before');
    await w.run(minute);
    return w;
  };
  const words = (w: World, id: string) => w.poster.words(`C${id}`).map(plain);

  it.each(habits)('of days, with a feed that %s, what was missed comes once and as one reply', async (habit) => {
    // More than one poll may read by themselves.
    const ids = Array.from({ length: 12 }, (_, index) => `${index + 10}`);
    const w = await following(ids);
    const { length } = w.poster.shown;
    forgetCursors(w, habit);
    const missed = new Map(ids.map((id): [string, string[]] => [id, []]));
    for (let round = 0; round < 20; round += 1) {
      w.wait(day / 4);
      for (const id of ids) {
        if ((round + Number(id)) % 4 === 0) continue;
        w.service.say(id, `missed ${round}`);
        missed.get(id)?.push(`missed ${round}`);
      }
    }
    for (const id of ids) w.service.setStatus(id, 2);
    w.wait(day);

    await w.run(2 * minute);
    const posts = w.poster.shown.slice(length);
    for (const id of ids) {
      expect(words(w, id)).toEqual(['linked', 'before', ...(missed.get(id) ?? []), '0 to 2']);
      expect(posts.filter(({ channel }) => channel === `C${id}`)).toHaveLength(1);
    }
    for (const id of ids) w.service.say(id, 'after');
    await w.run(minute);
    for (const id of ids) expect(words(w, id).at(-1)).toBe('after');
    expect(w.poster.shown).toHaveLength(length + 2 * ids.length);
  });

  it('of hours it goes on from the cursor, without a call for each ticket', async () => {
    // So many that the sweep reads lists.
    const w = await following(Array.from({ length: 12 }, (_, index) => `${index + 10}`));
    w.wait(day / 4);
    w.service.say('10', 'missed');
    w.service.calls.length = 0;
    await w.run(minute);
    expect(words(w, '10')).toEqual(['linked', 'before', 'missed']);
    expect(new Set(w.service.calls)).toEqual(new Set(['feed', 'show 10', 'list', 'unread']));
  });

  it.each(['show 1', 'messages 1'])(
    'of minutes, what was missed comes before newer words, even while “%s” fails',
    async (operation) => {
      const w = await following(['1', '2']);
      w.wait(20 * minute);
      w.service.say('1', 'missed');
      forgetCursors(w, 'refuses its old cursor');
      w.service.failWith(new Error('502'), operation);
      await w.run(minute);
      w.service.say('1', 'newer');
      await w.run(2 * minute);
      w.service.failWith(undefined);
      await w.run(10 * minute);
      expect(words(w, '1')).toEqual(['linked', 'before', 'missed', 'newer']);
    },
  );

  it('of hours a refused cursor is replaced, and a refusal of all else is told and loses nothing', async () => {
    const w = await following(['1']);
    w.wait(day / 4);
    w.service.say('1', 'missed');
    w.service.failWith(refusal());
    const claim = await w.claimPoll();
    await expect(claim && w.collect(claim)).rejects.toThrow('bad parameter');
    w.service.failWith(undefined);
    forgetCursors(w, 'refuses its old cursor');
    await w.run(2 * minute);
    expect(words(w, '1')).toEqual(['linked', 'before', 'missed']);
  });
});
