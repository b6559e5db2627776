import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { homeOf } from '../../src/updates/rendezvous.ts';

const work = Array.from({ length: 1000 }, (_, index) => `group ${index}`);
const homes = (processes: readonly string[]) => work.map((one) => homeOf(one, processes));

describe('work that is spread over processes', () => {
  it('goes to each in about equal parts', () => {
    for (let trial = 0; trial < 20; trial += 1) {
      const processes = Array.from({ length: 4 }, () => randomUUID());
      const all = homes(processes);
      for (const process of processes) {
        const share = all.filter((home) => home === process).length;
        // Five times the standard deviation of a fair spread.
        expect(Math.abs(share - 250)).toBeLessThan(5 * Math.sqrt(1000 * 0.25 * 0.75));
      }
    }
  });

  it('goes to the same one whoever asks, in whatever order they know each other', () => {
    expect(homes(['a', 'b', 'c'])).toEqual(homes(['c', 'a', 'b']));
  });

  it('stays where it is when another process comes or goes', () => {
    const before = homes(['a', 'b', 'c']);
    const after = homes(['a', 'b', 'c', 'd']);
    before.forEach((home, place) => expect([home, 'd']).toContain(after[place]));
    expect(after.filter((home) => home === 'd').length).toBeGreaterThan(150);
  });

  it('has no home where nobody is there', () => {
    expect(homeOf('work', [])).toBeUndefined();
    expect(homeOf('work', ['a'])).toBe('a');
  });
});
