import { afterAll, describe, expect, it } from '@jest/globals';
import { databases } from '../support/databases.ts';
import { cards, discovery } from './discovery.ts';
import { minute } from './linked.ts';
import { archived, troublesOf } from './refused.ts';
import { createWorld, type World } from './world.ts';

describe.each(databases())('a channel that follows new tickets and that Slack refuses, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  /** C1 follows new tickets; the card of ticket 1 was refused, tickets 2 and 3 came since. */
  const refused = async () => {
    const w = createWorld(await engine.open());
    const d = discovery(w);
    await d.follow('C1');
    w.poster.meet('post', archived);
    for (const id of ['1', '2', '3']) {
      w.service.add(id);
      await d.run(minute / 2);
    }
    return { w, d };
  };

  const links = async (w: World) => (await w.links.at({ channel: 'C1' })).map(({ ticket }) => ticket);
  const missed = ({ database: { db } }: World) => db.selectFrom('missed').select(['channel', 'ticket']).execute();

  it('pauses: no links are made meanwhile, and its creator is told once', async () => {
    const { w } = await refused();
    expect(await links(w)).toEqual(['1']);
    expect(w.notifier.told.map(({ tickets, followsNew }) => [tickets, followsNew])).toEqual([[['1'], true]]);
    expect(w.poster.calls).toEqual(['post']);
    expect(w.service.calls.filter((call) => call.startsWith('show'))).not.toContain('show 2');
  });

  it('gets the cards of all that it missed when it goes on, once each, however long it took', async () => {
    const { w, d } = await refused();
    w.wait(48 * 60 * minute);
    await d.look();
    w.service.say('2', 'said meanwhile');
    expect(await troublesOf(w).resume({ channel: 'C1' }, w.now())).toBe(2);
    await d.run(minute);
    expect(cards(w, 'C1').sort()).toEqual(['1', '2', '3']);
    w.service.add('4');
    w.service.say('2', 'said after');
    await d.run(minute);
    expect(cards(w, 'C1').sort()).toEqual(['1', '2', '3', '4']);
    expect(w.poster.words('C1')).toContain('said after');
    expect(await missed(w)).toEqual([]);
    expect(w.notifier.told).toHaveLength(1);
  });

  it('misses more than one reading may fetch, and gets it in several; what is gone by then is left out', async () => {
    const { w, d } = await refused();
    for (let number = 50; number < 80; number += 1) w.service.add(String(number));
    await d.run(minute / 2);
    w.service.remove('2');
    w.service.failWith(new Error('500'), 'show 3');
    await troublesOf(w).resume({ channel: 'C1' }, w.now());
    await d.run(minute);
    expect(cards(w, 'C1')).toHaveLength(1 + 30);
    expect(await missed(w)).toEqual([{ channel: 'C1', ticket: '3' }]);
    w.service.failWith(undefined);
    await d.run(minute);
    expect(cards(w, 'C1')).toContain('3');
    expect(cards(w, 'C1')).not.toContain('2');
  });

  it('does not keep other channels from theirs', async () => {
    const { w, d } = await refused();
    await d.follow('C2');
    w.service.add('4');
    await d.run(minute);
    expect(cards(w, 'C2')).toEqual(['4']);
    await troublesOf(w).resume({ channel: 'C1' }, w.now());
    await d.run(minute);
    expect(cards(w, 'C1').sort()).toEqual(['1', '2', '3', '4']);
    expect(cards(w, 'C2')).toEqual(['4']);
  });

  it('moves to another channel with what it missed, unless that follows new tickets already', async () => {
    const { w, d } = await refused();
    await d.follow('C2');
    const place = { channel: 'C1', creator: 'U1' };
    const deliveryProblems = troublesOf(w);
    expect(await deliveryProblems.move(place, { channel: 'C2', at: w.now() })).toMatchObject({ follow: 'taken' });
    expect(await deliveryProblems.move(place, { channel: 'C3', at: w.now() })).toEqual({
      ...{ moved: 0, taken: 0, follow: 'moved' },
    });
    w.service.add('4');
    await d.run(minute);
    expect(cards(w, 'C2').sort()).toEqual(['1', '4']);
    expect(cards(w, 'C3').sort()).toEqual(['2', '3', '4']);
    expect(await links(w)).toEqual([]);
  });

  it('forgets what it missed when that is ended, and goes on when it is asked to follow again', async () => {
    const { w, d } = await refused();
    await d.subscriptions.remove('C1');
    expect(await missed(w)).toEqual([]);
    const { w: other, d: again } = await refused();
    await again.follow('C1');
    await again.run(3 * minute);
    expect(cards(other, 'C1').sort()).toEqual(['2', '3']);
  });
});
