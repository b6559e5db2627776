import { afterAll, describe, expect, it } from '@jest/globals';
import { countUpdates } from '../../src/store/update-counts.ts';
import { finishPost } from '../../src/updates/deliver.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { linked, minute } from './linked.ts';
import { createWorld } from './world.ts';

const hour = 60 * minute;

describe.each(databases())('deliveries on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('opens a thread under the card, and replies into it', async () => {
    const w = await linked(engine);
    w.service.say('1', 'words');
    await w.run(minute);
    expect(w.poster.shown.map(({ thread }) => thread)).toEqual([undefined, present(w.poster.shown[0]).ts]);
    expect(await w.links.at({ channel: 'C1', thread: present(w.poster.shown[0]).ts })).toHaveLength(1);
  });

  it('stays in the thread that was asked for', async () => {
    const w = await linked(engine);
    await w.link('1', 'C2', '99.1');
    w.service.say('1', 'words');
    await w.run(minute);
    expect(w.poster.shown.filter(({ channel }) => channel === 'C2').map(({ thread }) => thread)).toEqual([
      '99.1',
      '99.1',
    ]);
  });

  it('makes the message the card that was un-threaded, and goes on in its thread', async () => {
    const w = await linked(engine);
    w.service.say('1', 'words');
    w.poster.meet('post', 'unthreaded');
    await w.run(minute);
    const [, stray, update] = w.poster.shown.map(present);
    expect(update?.thread).toBe(stray?.ts);
    expect(w.poster.words('C1').filter((words) => words === 'words')).toHaveLength(2);
    expect(w.poster.edits.map(({ card }) => card)).toContain(stray?.ts);
    w.service.say('1', 'more');
    await w.run(minute);
    expect(w.poster.shown.at(-1)?.thread).toBe(stray?.ts);
    expect(w.poster.shown).toHaveLength(4);
  });

  it('begins a thread with the card where that of the people is gone', async () => {
    const w = await linked(engine);
    w.poster.meet('post', 'unthreaded');
    await w.link('1', 'C2', '99.1');
    await w.run(minute);
    w.service.say('1', 'words');
    await w.run(minute);
    const [card, update] = w.poster.shown.filter(({ channel }) => channel === 'C2');
    expect(update?.thread).toBe(card?.ts);
  });

  it('looks a post up whose answer was lost, after the settle time, and does not repeat it', async () => {
    const w = await linked(engine);
    w.service.say('1', 'words');
    w.poster.meet('post', 'lost');
    await w.poll();
    await w.deliver();
    w.wait(w.timing.settle - 1);
    await w.deliver();
    expect(w.poster.calls).toEqual(['post', 'post']);
    w.service.say('1', 'more words');
    await w.run(2 * minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'words', 'more words']);
  });

  it('sends a post again that did not arrive, as it was, before what came meanwhile', async () => {
    const w = await linked(engine);
    w.service.say('1', 'words');
    w.poster.meet('post', 'dropped');
    await w.poll();
    await w.deliver();
    w.service.say('1', 'more words');
    await w.run(3 * minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'words', 'more words']);
    expect(present(w.poster.shown.at(-2)).post.events).toHaveLength(1);
  });

  it('looks up again before each further try, also where the look-up or a later try fails', async () => {
    const w = await linked(engine);
    w.service.say('1', 'words');
    w.poster.meet(
      'post',
      'dropped',
      { outcome: 'failed', reason: 'x' },
      { outcome: 'throttled', retryAfter: 3000 },
      'lost',
    );
    w.poster.meet('find', 'dropped', { outcome: 'throttled', retryAfter: 1000 });
    await w.run(20 * minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'words']);
    const tries = w.poster.calls.filter((call) => call !== 'edit').slice(1);
    expect(tries).toEqual(['post', 'find', 'find', 'find', 'post', 'find', 'post', 'find', 'post', 'find']);
  });

  it.each(['claim', 'post'])('takes over from a process that ended after its %s', async (step) => {
    const w = await linked(engine);
    w.service.say('1', 'words');
    await w.poll();
    const claim = await w.claimDelivery();
    if (step === 'post') {
      const { batch, link, snapshot } = present(claim);
      await w.poster.post({ batch: batch.id, link, snapshot, events: batch.events }, new AbortController().signal);
    }
    w.service.say('1', 'more words');
    await w.run(w.timing.lease - 1);
    expect(w.poster.words('C1')).not.toContain('more words');
    await w.run(2 * minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'words', 'more words']);
  });

  it('does not start a call that its claim no longer covers', async () => {
    const w = await linked(engine);
    w.service.say('1', 'words');
    await w.poll();
    const claim = await w.claimDelivery();
    w.wait(w.timing.lease - w.timing.settle + 1);
    await w.finish(present(claim));
    expect(w.poster.words('C1')).toEqual(['linked']);
    await w.run(2 * minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'words']);
  });

  it('does not let a late process disturb the one that took over', async () => {
    const w = await linked(engine);
    w.service.say('1', 'words');
    await w.poll();
    const late = await w.claimDelivery();
    w.poster.meet('post', 'dropped');
    await w.finish(present(late));
    w.wait(w.timing.lease);
    const next = await w.claimDelivery();
    expect(present(next).step).toBe('look-up');
    const context = { now: w.now(), timing: w.timing, random: () => 0 };
    const finished = await finishPost(w.database, present(late), { outcome: 'failed', reason: 'x' }, context);
    expect(finished.result).toBe('late');
    expect(await w.claimDelivery()).toBeUndefined();
    await w.finish(present(next));
    await w.run(2 * minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'words']);
  });

  it('waits for a channel that is throttled, and for no other', async () => {
    const w = await linked(engine);
    w.service.add('2');
    await w.link('2', 'C2');
    await w.run(minute);
    w.service.say('1', 'words');
    w.service.say('2', 'words');
    w.wait(w.timing.pollInterval);
    await w.poll();
    const claims = [await w.claimDelivery(), await w.claimDelivery()];
    w.poster.meet('post', { outcome: 'throttled', retryAfter: 30_000 });
    for (const claim of claims) await w.finish(present(claim));
    const throttled = present(claims[0]).link.channel;
    w.wait(29_000);
    await w.deliver();
    expect(w.poster.words(throttled)).toEqual(['linked']);
    expect(w.poster.words(throttled === 'C1' ? 'C2' : 'C1')).toEqual(['linked', 'words']);
    w.wait(1000);
    await w.deliver();
    expect(w.poster.words(throttled)).toEqual(['linked', 'words']);
    expect(w.poster.calls).not.toContain('find');
  });

  it('posts at most once a second into a channel', async () => {
    const w = createWorld(await engine.open());
    for (const id of ['1', '2', '3', '4']) {
      w.service.add(id);
      await w.link(id, 'C1');
    }
    await w.run(minute);
    for (const id of ['1', '2', '3', '4']) w.service.say(id, `words ${id}`);
    await w.run(minute);
    const times = w.poster.shown.map(({ at }) => at);
    expect(times).toHaveLength(8);
    expect(times.slice(1).every((at, index) => at - present(times[index]) >= 1000)).toBe(true);
  });

  it('suspends a link that Slack refuses, loses nothing, and catches up in one reply', async () => {
    const w = await linked(engine);
    w.poster.meet('post', { outcome: 'refused', reason: 'is_archived' });
    for (const text of ['one', 'two', 'three']) {
      w.service.say('1', text);
      await w.run(minute);
    }
    const [link] = await w.links.ofTicket('1');
    expect(present(link).paused).toBe('is_archived');
    expect(w.poster.words('C1')).toEqual(['linked']);
    expect((await w.link('1', 'C1')).paused).toBeUndefined();
    await w.run(minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'one', 'two', 'three']);
    expect(w.poster.shown).toHaveLength(2);
  });

  it('does not give up what nobody tried for days, because the process was down', async () => {
    const w = await linked(engine);
    w.service.say('1', 'words');
    w.poster.meet('post', 'dropped');
    w.poster.meet('find', 'dropped');
    await w.poll();
    await w.deliver();
    w.wait(100 * hour);
    await w.run(10 * minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'words']);
  });

  it('tries what fails again and again, then keeps it as a dead letter and goes on', async () => {
    const w = await linked(engine, { maxTries: 10, pollInterval: 10 * minute });
    w.service.say('1', 'words');
    w.poster.meet('post', ...Array.from({ length: 13 }, () => ({ outcome: 'failed', reason: 'oops' }) as const));
    await w.run(20 * minute);
    expect(w.poster.words('C1')).toEqual(['linked']);
    await w.run(3 * hour);
    expect(w.poster.words('C1')).toEqual(['linked']);
    expect(await countUpdates(w.database.db)).toMatchObject({ dead: 1, pending: 0 });
    w.service.say('1', 'more words');
    await w.run(hour);
    expect(w.poster.words('C1')).toEqual(['linked', 'more words']);
  });
});
