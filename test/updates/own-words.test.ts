import { afterAll, describe, expect, it } from '@jest/globals';
import { databases } from '../support/databases.ts';
import { createWorld } from './world.ts';

const minute = 60_000;

describe.each(databases())('own words on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const world = async () => createWorld(await engine.open());

  const linked = async () => {
    const w = await world();
    w.service.add('1');
    await w.link('1', 'C1');
    await w.run(minute);
    return w;
  };
  const reply = (w: ReturnType<typeof createWorld>, id: string, by: string, text = 'same words') =>
    w.replies.begin({ id, ticket: '1', text, by, at: w.now() });
  const arrive = (w: ReturnType<typeof createWorld>, text = 'same words') =>
    w.service.say('1', text, { author: 'customer' });

  it('are told once where the call is done before the feed shows them', async () => {
    const w = await linked();
    await reply(w, 'r1', 'U1');
    arrive(w);
    await w.replies.accepted('r1');
    await w.replies.accepted('r1');
    await w.run(minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'U1: same words']);
  });

  it('are told once where the feed is faster', async () => {
    const w = await linked();
    await reply(w, 'r1', 'U1');
    arrive(w, '<div class="osm-rich-text">same  words</div>');
    w.wait(minute);
    await w.poll();
    await w.replies.accepted('r1');
    await w.run(minute);
    expect(w.poster.words('C1')).toHaveLength(2);
    expect(w.poster.words('C1')[1]).toMatch(/^U1: /);
  });

  it('are told even where the process ended between the call and its end', async () => {
    const w = await linked();
    await reply(w, 'r1', 'U1');
    arrive(w);
    await w.run(minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'U1: same words']);
  });

  it('of two people who write the same are two', async () => {
    const w = await linked();
    await reply(w, 'r1', 'U1');
    await reply(w, 'r2', 'U2');
    arrive(w);
    await w.replies.accepted('r1');
    await w.run(minute);
    arrive(w);
    await w.replies.accepted('r2');
    await w.run(minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'U1: same words', 'U2: same words']);
  });

  it('do not swallow the same words from elsewhere', async () => {
    const w = await linked();
    await reply(w, 'r1', 'U1');
    arrive(w);
    await w.replies.accepted('r1');
    await w.run(minute);
    arrive(w);
    await w.run(minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'U1: same words', 'same words']);
  });

  it('that certainly did not arrive are not told, and stand for nobody else', async () => {
    const w = await linked();
    await reply(w, 'r1', 'U1');
    await w.replies.release('r1');
    arrive(w);
    await w.run(minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'same words']);
  });

  it('whose call had no answer are not taken for the same words that were sent later', async () => {
    const w = await linked();
    await reply(w, 'r1', 'U1');
    w.wait(5 * minute);
    await reply(w, 'r2', 'U1');
    arrive(w);
    await w.poll();
    await w.replies.accepted('r2');
    await w.run(minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'U1: same words']);
  });

  it('that are part of the baseline stand for nothing that comes later', async () => {
    const w = await world();
    w.service.add('1');
    await reply(w, 'r1', 'U1');
    arrive(w);
    await w.replies.accepted('r1');
    await w.link('1', 'C1');
    w.wait(minute);
    arrive(w);
    await w.run(minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'same words']);
  });
});
