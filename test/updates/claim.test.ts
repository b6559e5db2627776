import { afterAll, describe, expect, it } from '@jest/globals';
import type { DueLink } from '../../src/store/deliveries.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { createWorld } from './world.ts';

describe.each(databases())('claims of deliveries on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('never claims a link twice, however many ask at once', async () => {
    const w = createWorld(await engine.open());
    for (let id = 1; id <= 12; id += 1) {
      w.service.add(`${id}`);
      await w.link(`${id}`, `C${id}`);
    }
    const claims: string[] = [];
    const worker = async () => {
      for (let misses = 0; misses < 3;) {
        const claim = await w.claimDelivery();
        if (claim === undefined) misses += 1;
        else claims.push(claim.link.id);
      }
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
    expect(new Set(claims).size).toBe(claims.length);
    expect(claims).toHaveLength(12);
  });

  it('goes through the links that it found, as far as they are still due, and then looks for others', async () => {
    const w = createWorld(await engine.open());
    for (let id = 1; id <= 4; id += 1) {
      w.service.add(`${id}`);
      await w.link(`${id}`, `C${id}`);
      w.wait(1);
    }
    const found: DueLink[] = [];
    const first = present(await w.claimDelivery(found));
    expect(found).toHaveLength(3);
    // Somebody else claims the next, and the one after it is gone.
    const second = present(await w.claimDelivery());
    await w.links.remove(present(found[1]).link);
    w.service.add('5');
    await w.link('5', 'C5');
    const claims = [await w.claimDelivery(found), await w.claimDelivery(found), await w.claimDelivery(found)];
    const channels = [first, second, ...claims].map((claim) => claim?.link.channel);
    expect(channels).toEqual(['C1', 'C2', 'C4', 'C5', undefined]);
  });
});
