import { afterAll, describe, expect, it } from '@jest/globals';
import { readSoon } from '../../src/store/resume-following.ts';
import { claimCards, finishCard } from '../../src/updates/cards.ts';
import { finishPost } from '../../src/updates/deliver.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { linked, minute } from './linked.ts';
import { createWorld } from './world.ts';

describe.each(databases())('cards on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('edits the card after the replies until it shows the newest state', async () => {
    const w = await linked(engine);
    w.service.setStatus('1', 1);
    w.poster.meet('edit', 'dropped', { outcome: 'failed', reason: 'x' }, { outcome: 'throttled', retryAfter: 2000 });
    await w.run(minute);
    w.service.setStatus('1', 2);
    await w.run(3 * minute);
    expect(w.poster.calls.slice(0, 3)).toEqual(['post', 'post', 'edit']);
    expect(present(w.poster.edits.at(-1)).snapshot.status).toBe(2);
    const edits = w.poster.edits.length;
    await w.run(10 * minute);
    expect(w.poster.edits).toHaveLength(edits);
  });

  it('learns during an edit that the ticket changed again', async () => {
    const w = await linked(engine);
    w.service.setStatus('1', 1);
    w.wait(w.timing.sweepInterval);
    await w.sweep();
    await w.poll();
    await w.finish(present(await w.claimDelivery()));
    w.wait(1000);
    const [card] = await claimCards(w.database, { now: w.now(), timing: w.timing }, 1);
    expect(present(card).snapshot.status).toBe(1);
    w.service.setStatus('1', 2);
    // A claim of a card ends sooner than a sweep comes.
    await readSoon(w.database.db, { ticket: '1', at: w.now() });
    w.wait(w.timing.pollInterval);
    await w.poll();
    await w.deliver();
    w.wait(1000);
    await w.deliver();
    expect(w.poster.edits).toEqual([]);
    const posted = { outcome: 'posted', ts: present(card).link.card } as const;
    await finishCard(w.database, present(card), posted, { now: w.now(), timing: w.timing, random: () => 0 });
    await w.run(minute);
    expect(w.poster.edits.map(({ snapshot }) => snapshot.status)).toEqual([2]);
  });

  it('draws a card anew that an earlier try showed in a state that nobody knows', async () => {
    const w = createWorld(await engine.open());
    w.service.add('1');
    await w.link('1', 'C1');
    w.poster.meet('post', 'lost');
    await w.deliver();
    w.service.setStatus('1', 1);
    await w.run(2 * minute);
    expect(w.poster.words('C1')).toEqual(['linked', '0 to 1']);
    expect(w.poster.edits.map(({ snapshot }) => snapshot.status)).toEqual([1]);
  });

  it('does not disturb the edit of a card with what somebody learns late of its post', async () => {
    const w = createWorld(await engine.open());
    w.service.add('1');
    await w.link('1', 'C1');
    const late = present(await w.claimDelivery());
    w.wait(w.timing.lease);
    await w.finish(present(await w.claimDelivery()));
    w.service.setStatus('1', 1);
    await w.poll();
    w.wait(1000);
    await w.finish(present(await w.claimDelivery()));
    w.wait(1000);
    const turn = { now: w.now(), timing: w.timing };
    expect(await claimCards(w.database, turn, 1)).toHaveLength(1);
    await finishPost(w.database, late, { outcome: 'posted', ts: '1.0' }, { ...turn, random: () => 0 });
    w.wait(1000);
    expect(await claimCards(w.database, { ...turn, now: w.now() }, 1)).toEqual([]);
  });
});
