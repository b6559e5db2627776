import { afterAll, describe, expect, it } from '@jest/globals';
import { createOnceStore } from '../../src/store/idempotency-keys.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { cards, discovery, linkedIn } from './discovery.ts';
import { createWorld } from './world.ts';

const minute = 60_000;

describe.each(databases())('new tickets on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const world = async () => createWorld(await engine.open());
  it('get a card once in each channel whose filter they fit, and are followed from there', async () => {
    const w = await world();
    const d = discovery(w);
    w.service.add('old');
    await d.follow('C1');
    await d.follow('C2', 'product:volume');
    await d.run(minute);
    expect(w.poster.shown).toEqual([]);
    w.service.add('1', 0, { product: 'Server' });
    w.service.add('2', 1, { product: 'Elastic Volume Service' });
    w.service.change('2', { severity: 'High' });
    // As services list it: the description first, then what was said meanwhile.
    w.service.say('2', 'Ticket 2', { author: 'customer' });
    w.service.say('2', 'Which volume?');
    await d.run(5 * minute);
    expect(cards(w, 'C1')).toEqual(['1', '2']);
    expect(cards(w, 'C2')).toEqual(['2']);
    expect(w.poster.words('C2')).toEqual(['linked', 'Which volume?']);
    expect(w.poster.shown[1]?.post.snapshot).toMatchObject({ severity: 'High', status: 1 });
    w.service.say('1', 'words');
    await d.run(minute);
    expect(w.poster.words('C1').filter((word) => word === 'words')).toHaveLength(1);
  });

  it('that are private are left out, and counted', async () => {
    const w = await world();
    const privates = new Set(['2']);
    const d = discovery(w, w.database, (tickets) =>
      Promise.resolve(new Set(tickets.flatMap(({ id }) => (privates.has(id) ? [id] : [])))),
    );
    await d.follow('C1');
    await d.follow('C2', 'product:volume');
    for (const id of ['1', '2', '3']) w.service.add(id, 0, { product: 'Server' });
    await d.run(minute);
    expect(cards(w, 'C1')).toEqual(['1', '3']);
    // What is no longer private afterwards is no news.
    privates.clear();
    await d.run(minute);
    expect(cards(w, 'C1')).toEqual(['1', '3']);
    const counts = (await d.subscriptions.of()).map(({ channel, leftOut }) => [channel, leftOut]);
    expect(counts).toEqual([
      ['C1', 1],
      ['C2', 0],
    ]);
  });

  it('are looked for with one call an interval, and none where nobody follows them', async () => {
    const w = await world();
    const d = discovery(w);
    await d.run(minute);
    expect(w.service.calls).toEqual([]);
    await d.follow('C1');
    w.service.calls.length = 0;
    await d.run(minute);
    expect(w.service.calls).toEqual(['list', 'list', 'list', 'list']);
    await d.subscriptions.remove('C1');
    w.service.add('1');
    await d.run(minute);
    expect(w.service.calls).toHaveLength(4);
  });

  it('that came during a long downtime are all found, also many at once', async () => {
    const w = await world();
    const d = discovery(w);
    await d.follow('C1');
    await d.run(minute);
    const ids: string[] = [];
    const add = (count: number) => {
      for (let made = 0; made < count; made += 1) {
        const id = String(ids.length + 1).padStart(4, '0');
        ids.push(id);
        w.service.add(id);
      }
    };
    for (let day = 0; day < 4; day += 1) {
      w.wait(24 * 60 * minute);
      add(5);
    }
    // More than one answer shows, in one second.
    add(105);
    w.wait(3 * 60 * minute);
    w.service.calls.length = 0;
    for (let turns = 0; turns < 20; turns += 1) {
      await d.look();
      w.wait(15_000);
    }
    expect((await linkedIn(w, 'C1')).sort()).toEqual(ids);
    // A few parts for each interval, as long as nothing newer moves the mark away from the burst.
    expect(w.service.calls.filter((call) => call === 'list').length).toBeLessThan(20 * 10);
  });

  it('that show up late are found too, and none twice', async () => {
    const w = await world();
    const d = discovery(w);
    await d.follow('C1');
    w.service.add('slow', 0, {}, w.now() + 20 * minute);
    w.wait(10 * minute);
    w.service.add('quick');
    await d.run(15 * minute);
    expect(cards(w, 'C1')).toEqual(['quick', 'slow']);
    // Long after, when it is forgotten that they were found.
    w.wait(24 * 60 * minute);
    w.service.add('next');
    await d.run(5 * minute);
    expect(cards(w, 'C1')).toEqual(['quick', 'slow', 'next']);
  });

  it('are found also where the clock of the service is apart', async () => {
    for (const apart of [-14 * minute, 14 * minute]) {
      const w = await world();
      const d = discovery(w);
      w.service.add('old', 0, { createdAt: w.now() + apart });
      await d.follow('C1');
      await d.run(minute);
      for (const id of ['1', '2']) {
        w.service.add(id, 0, { createdAt: w.now() + apart });
        for (let minutes = 0; minutes < 40; minutes += 1) {
          await d.look();
          w.wait(minute);
        }
      }
      expect(await linkedIn(w, 'C1')).toEqual(['1', '2']);
    }
  });

  it('are not doubled where the ticket is linked in the channel already, or unlinked since', async () => {
    const w = await world();
    const d = discovery(w);
    await d.follow('C1');
    w.service.add('1');
    await w.link('1', 'C1', '9.1');
    await d.run(minute);
    expect(cards(w, 'C1')).toEqual(['1']);
    w.service.add('2');
    await d.run(minute);
    const [link] = await w.links.ofTicket('2');
    await w.links.remove(present(link).id);
    await d.run(10 * minute);
    expect(await w.links.ofTicket('2')).toEqual([]);
  });

  it('wait while somebody creates a ticket here, which may be it', async () => {
    const w = await world();
    const d = discovery(w);
    const once = createOnceStore(w.database);
    await d.follow('C1');
    await once.begin('create:view1', w.now());
    w.service.add('1');
    await d.run(minute);
    expect(cards(w, 'C1')).toEqual([]);
    await once.finish('create:view1', '1');
    await w.link('1', 'C1', '9.1');
    w.service.add('2');
    await d.run(minute);
    expect(w.poster.shown.map(({ thread, post }) => `${post.link.ticket} ${thread ?? '-'}`)).toEqual(['1 9.1', '2 -']);
    // Whoever began and never came back holds up nobody for long.
    await once.begin('create:view2', w.now());
    w.service.add('3');
    await d.run(4 * minute);
    expect(cards(w, 'C1')).toEqual(['1', '2', '3']);
  });
});
