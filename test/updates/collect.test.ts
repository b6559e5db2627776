import { afterAll, describe, expect, it } from '@jest/globals';
import { setReading } from '../../src/store/poll-groups.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { createWorld } from './world.ts';

const minute = 60_000;

describe('reading tickets beside the feed', () => {
  const [engine] = databases();
  afterAll(() => present(engine).cleanup());

  const followed = async (...ids: string[]) => {
    const w = createWorld(await present(engine).open(), { history: true });
    for (const id of ids) {
      w.service.add(id);
      w.service.say(id, 'old words');
      await w.link(id, `C${id}`);
    }
    return w;
  };

  it('passes over one that fails, keeps what the feed gave, and reads the ticket later', async () => {
    const w = await followed('1', '2', '3');
    await w.run(2 * minute);
    for (const id of ['1', '2', '3']) w.service.say(id, 'new words');
    w.wait(w.timing.pollInterval);
    w.service.failWith(new Error('500'), 'show 2');
    const claim = await w.claimPoll();
    const collected = await w.collect(present(claim));
    expect(collected.failure?.message).toBe('500');
    expect(collected.readings.map(({ complete }) => complete)).toEqual([true, false, true]);
    await w.record(present(claim), collected);
    w.service.failWith(undefined);
    w.service.calls.length = 0;
    w.wait(w.timing.pollInterval);
    await w.poll();
    expect(w.service.calls).toEqual(['feed', 'show 2', 'messages 2', 'labels 2', 'relations 2', 'authorizations 2']);
    w.service.calls.length = 0;
    w.wait(w.timing.pollInterval);
    await w.poll();
    expect(w.service.calls).toEqual(['feed']);
  });

  it('of one that just came, lets its words wait for a few minutes while it cannot be read', async () => {
    const w = await followed('1', '2');
    w.service.failWith(new Error('500'), 'show 2');
    const heard = async () => {
      const collected = await w.collect(present(await w.claimPoll()));
      return collected.readings.map(({ ticket }) => ticket);
    };
    expect(await heard()).toEqual(['1']);
    w.wait(w.timing.gapWait - 1);
    expect(await heard()).toEqual(['1']);
    w.wait(2 * w.timing.lease);
    expect(await heard()).toEqual(['1', '2']);
  });

  it('stops at the second failure, and when its lease is over', async () => {
    const w = await followed('1', '2', '3');
    w.service.failWith(new Error('500'), 'show');
    const claim = await w.claimPoll();
    w.service.calls.length = 0;
    await w.collect(present(claim));
    expect(w.service.calls).toEqual(['feed', 'show 1', 'show 2']);
    w.service.failWith(undefined);
    w.service.calls.length = 0;
    w.wait(w.timing.lease);
    await w.collect(present(claim));
    expect(w.service.calls).toEqual(['feed']);
  });

  it('reads no more than a few with one poll', async () => {
    const w = await followed(...Array.from({ length: 15 }, (_, index) => `${100 + index}`));
    w.service.calls.length = 0;
    await w.poll();
    const read = w.service.calls.filter((call) => call.startsWith('show'));
    expect(read.length).toBeGreaterThan(5);
    expect(read.length).toBeLessThanOrEqual(w.timing.readsPerPoll);
  });

  it('reads with one poll what a sweep found changed, also where that is more than what is checked now and then', async () => {
    const ids = Array.from({ length: 9 }, (_, index) => `${100 + index}`);
    const w = await followed(...ids);
    await w.run(2 * minute);
    for (const id of ids) w.service.setStatus(id, 1);
    w.wait(w.timing.sweepInterval);
    await w.sweep();
    await w.poll();
    await w.run(10_000);
    for (const id of ids) expect(w.poster.words(`C${id}`)).toEqual(['linked', '0 to 1']);
  });

  it('does not let one ticket that fails keep the others from their turn, where each is read by itself', async () => {
    const w = await followed('1', '2', '3');
    await setReading(w.database.db, 'each', w.now());
    w.service.failWith(new Error('500'), 'show 2');
    await w.run(minute);
    w.service.say('1', 'words');
    w.service.say('3', 'words');
    await w.run(minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'words']);
    expect(w.poster.words('C3')).toEqual(['linked', 'words']);
  });

  it('rejects where nothing can be read', async () => {
    const w = await followed('1', '2');
    w.service.failWith(new Error('503'));
    const claim = await w.claimPoll();
    await expect(w.collect(present(claim))).rejects.toThrow('503');
    w.wait(minute + 1);
    await setReading(w.database.db, 'each', w.now());
    const again = await w.claimPoll();
    await expect(w.collect(present(again))).rejects.toThrow('503');
  });

  it('finds what a feed does not name', async () => {
    const w = await followed('1', '2');
    await w.run(minute);
    const { feed } = w.service;
    w.service.feed = async (ids, cursor) => {
      const answer = await feed(ids, cursor);
      return { ...answer, messages: answer.messages.filter(({ ticket }) => ticket !== '2') };
    };
    w.service.say('2', 'words');
    w.service.setStatus('2', 1);
    await w.run(2 * minute);
    expect(w.poster.words('C2')).toEqual(['linked', 'words', '0 to 1']);
  });
});
