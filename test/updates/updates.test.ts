import { afterAll, describe, expect, it } from '@jest/globals';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { MissingOperation, type FeedHabits } from './fake-service.ts';
import { createWorld } from './world.ts';

const minute = 60_000;

describe.each(databases())('updates on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const world = async (...rest: [Partial<FeedHabits>?, Parameters<typeof createWorld>[2]?]) =>
    createWorld(await engine.open(), ...rest);

  const habits: FeedHabits[] = (['inclusive', 'exclusive'] as const).flatMap((cursor) =>
    [true, false].map((history) => ({ cursor, history })),
  );

  it.each(habits)('brings each change once and in order, with cursor $cursor and history $history', async (habit) => {
    const w = await world(habit);
    w.service.add('1');
    w.service.say('1', 'old words');
    await w.link('1', 'C1');
    // Said before the first reading, but after the link: neither the baseline nor a feed without history has it.
    w.wait(1000);
    w.service.say('1', 'first');
    await w.run(minute);
    w.service.say('1', 'second');
    w.wait(2000);
    w.service.say('1', 'third');
    w.service.setStatus('1', 2);
    await w.run(minute);
    w.service.setStatus('1', 1);
    await w.run(minute);
    w.service.setStatus('1', 2);
    await w.run(minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'first', 'second', 'third', '0 to 2', '2 to 1', '1 to 2']);
    // One reply for what was found together.
    expect(w.poster.shown.map(({ post }) => post.events.length)).toEqual([1, 1, 3, 1, 1]);
  });

  it.each(habits)('tells equal words of one second apart, with cursor $cursor and history $history', async (habit) => {
    const w = await world(habit);
    w.service.add('1');
    w.service.say('1', 'old words');
    await w.link('1', 'C1');
    await w.run(minute);
    w.service.say('1', 'ping');
    w.service.say('1', 'ping');
    await w.poll();
    // Said in the same second, after it was read.
    w.service.say('1', 'ping');
    await w.run(2 * minute);
    w.service.say('1', 'pong');
    await w.run(2 * minute);
    const pings = w.poster.words('C1').filter((word) => word === 'ping').length;
    expect(pings).toBe(3);
  });

  it('does not tell what repeats: not through the list, the detail or the feed, as HTML or without', async () => {
    const w = await world({ history: true, cursor: 'inclusive' });
    w.service.add('1');
    w.service.say('1', 'one');
    await w.link('1', 'C1');
    await w.run(minute);
    w.service.say('1', 'two');
    await w.run(minute);
    w.service.setStatus('1', 3);
    await w.run(10 * minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'two', '0 to 3']);
    expect(w.service.calls).toContain('show 1');
  });

  it('tells words of 100 tickets at once with one call of the feed, and reads some of them by themselves', async () => {
    const w = await world();
    const ids = Array.from({ length: 250 }, (_, index) => `${1000 + index}`);
    for (const id of ids) {
      w.service.add(id);
      w.service.say(id, 'old words');
      await w.link(id, `C${id}`);
    }
    for (let cycle = 0; cycle < 11; cycle += 1) {
      await w.poll();
      w.wait(w.timing.pollInterval);
    }
    for (const id of ids) w.service.say(id, 'hello');
    w.service.calls.length = 0;
    expect(await w.poll()).toBe(3);
    const count = (kind: string) => w.service.calls.filter((call) => call.startsWith(kind)).length;
    expect([count('feed'), count('show'), w.service.calls.length]).toEqual([3, 30, 33]);
    await w.deliver();
    w.wait(1000);
    await w.deliver();
    expect(ids.filter((id) => w.poster.words(`C${id}`).join() !== 'linked,hello')).toEqual([]);
  });

  it('reads tickets one by one in turns, within the budget, where the feed does not exist', async () => {
    const w = await world({}, { callsPerMinute: 20 });
    w.service.failWith(new MissingOperation('no such API'), 'feed');
    for (const id of ['1', '2', '3', '4', '5', '6', '7']) {
      w.service.add(id);
      await w.link(id, `C${id}`);
    }
    await w.run(minute);
    w.service.calls.length = 0;
    for (const id of ['1', '4', '7']) w.service.say(id, 'hello');
    w.service.setStatus('5', 1);
    await w.run(5 * minute);
    expect(w.service.calls.length).toBeLessThanOrEqual(100);
    expect(w.service.calls).not.toContain('feed');
    for (const id of ['1', '4', '7']) expect(w.poster.words(`C${id}`)).toEqual(['linked', 'hello']);
    expect(w.poster.words('C5')).toEqual(['linked', '0 to 1']);
    expect(w.poster.words('C2')).toEqual(['linked']);
  });

  it('tells once that a ticket is gone, and reads the others on', async () => {
    const w = await world();
    for (const id of ['1', '2', '3']) {
      w.service.add(id);
      await w.link(id, `C${id}`);
    }
    await w.run(minute);
    w.service.remove('2');
    w.service.setStatus('3', 13);
    w.service.say('1', 'still here');
    await w.run(2 * minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'still here']);
    expect(w.poster.words('C2')).toEqual(['linked']);
    expect(w.poster.words('C3')).toEqual(['linked', 'deleted']);
    await w.run(15 * minute);
    expect(w.poster.words('C2')).toEqual(['linked', 'deleted']);
  });

  it('follows a ticket that is read by nobody any more from where it stands when it is linked again', async () => {
    const w = await world();
    w.service.add('1');
    const first = await w.link('1', 'C1');
    await w.run(minute);
    await w.links.remove(first.id);
    w.service.say('1', 'unheard');
    w.service.setStatus('1', 1);
    w.service.calls.length = 0;
    await w.run(minute);
    expect(w.service.calls).toEqual([]);
    await w.link('1', 'C1');
    w.service.say('1', 'heard');
    await w.run(minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'linked', 'heard']);
  });

  it('neither doubles nor misses where a ticket is linked a second time between two polls', async () => {
    const w = await world();
    w.service.add('1');
    await w.link('1', 'C1');
    await w.run(minute);
    w.service.say('1', 'just said');
    await w.link('1', 'C2');
    await w.run(minute);
    w.service.say('1', 'later');
    await w.run(minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'just said', 'later']);
    expect(w.poster.words('C2')).toEqual(['linked', 'just said', 'later']);
  });

  it('does not miss what was said while a ticket was linked and its group was being read without it', async () => {
    const w = await world();
    for (const id of ['1', '2']) {
      w.service.add(id);
      w.service.say(id, 'old words');
    }
    await w.link('1', 'C1');
    await w.run(minute);
    const claim = present(await w.claimPoll());
    const shown = await w.service.show('2');
    w.service.say('2', 'said in between');
    w.service.say('1', 'said later');
    const collected = await w.collect(claim);
    await w.links.create({ ticket: '2', channel: 'C2', creator: 'U1', at: w.now() }, shown);
    await w.record(claim, collected);
    await w.run(minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'said later']);
    expect(w.poster.words('C2')).toEqual(['linked', 'said in between']);
  });

  it('drops a reading that is older than the baseline of a ticket that was linked anew meanwhile', async () => {
    const w = await world();
    w.service.add('1');
    w.service.add('2');
    const first = await w.link('1', 'C1');
    await w.link('2', 'C2');
    await w.run(minute);
    w.service.setStatus('1', 1);
    const claim = await w.claimPoll();
    const stale = await w.collect(present(claim));
    w.service.setStatus('1', 2);
    w.service.say('1', 'said before the new link');
    await w.links.remove(first.id);
    await w.link('1', 'C9');
    await w.record(present(claim), stale);
    await w.run(minute);
    expect(w.poster.words('C9')).toEqual(['linked']);
  });

  it('does not keep what was read under a lease that went to another process', async () => {
    const w = await world();
    w.service.add('1');
    await w.link('1', 'C1');
    await w.run(minute);
    w.service.say('1', 'words');
    const claim = await w.claimPoll('a');
    const collected = await w.collect(present(claim));
    expect(await w.claimPoll('b')).toBeUndefined();
    w.wait(w.timing.lease + 1);
    expect(await w.poll('b')).toBe(1);
    w.service.say('1', 'more words');
    expect(await w.record(present(claim), collected)).toBeUndefined();
    w.wait(w.timing.pollInterval);
    await w.poll('b');
    await w.run(minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'words', 'more words']);
  });

  it('drops a reading that hung while the same process read the group anew', async () => {
    const w = createWorld(await engine.open());
    w.service.add('1');
    await w.link('1', 'C1');
    const hanging = present(await w.claimPoll());
    const old = await w.collect(hanging);
    expect(await w.claimPoll()).toBeUndefined();
    w.wait(w.timing.lease + 1);
    const claim = present(await w.claimPoll());
    await w.record(claim, await w.collect(claim));
    expect(await w.record(hanging, old)).toBeUndefined();
  });

  it('repeats a poll that ended between reading and recording', async () => {
    const w = await world();
    w.service.add('1');
    await w.link('1', 'C1');
    await w.run(minute);
    w.service.say('1', 'words');
    const claim = await w.claimPoll();
    await w.collect(present(claim));
    await w.run(2 * minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'words']);
  });

  it('keeps the shown state of a ticket: words of the engineer, status, and when it was resolved', async () => {
    const w = await world();
    w.service.add('1');
    await w.link('1', 'C1');
    await w.run(minute);
    w.service.say('1', 'try this');
    w.service.say('1', 'thanks', { author: 'customer' });
    w.service.setStatus('1', 3);
    await w.run(minute);
    const { snapshot } = present(w.poster.edits.at(-1));
    expect(snapshot).toMatchObject({
      status: 3,
      lastWords: { text: expect.stringContaining('try this') },
      resolvedAt: expect.any(Number),
    });
    expect(w.poster.edits.every(({ card }) => card === present(w.poster.shown[0]).ts)).toBe(true);
    w.service.say('1', 'bye', { author: 'customer' });
    const edits = w.poster.edits.length;
    await w.run(minute);
    expect(w.poster.edits.length).toBe(edits);
  });
});
