import { describe, expect, it } from '@jest/globals';
import { look, noHeartbeats, type Heartbeats } from '../../src/updates/heartbeats.ts';

const takeover = 6000;

/** Somebody who looks at others whose beats are given. */
function observer() {
  let signs: Heartbeats = noHeartbeats;
  return (now: number, beats: Readonly<Record<string, number>>) => {
    const rows = Object.entries(beats).map(([id, beat]) => ({ id, beat, name: id, started_at: 0, leaving: 0 }));
    const seen = look(signs, rows, { now, takeover });
    signs = seen.signs;
    expect([...seen.alive, ...seen.dead]).toHaveLength(rows.length);
    return seen.dead.map(({ id }) => id);
  };
}

describe('signs of life', () => {
  it('keep a process alive as long as they come', () => {
    const see = observer();
    for (let turn = 0; turn < 20; turn += 1) expect(see(turn * 2000, { b: turn })).toEqual([]);
  });

  it('that stay away for long enough show that it is dead', () => {
    const see = observer();
    expect(see(0, { b: 7, c: 1 })).toEqual([]);
    expect(see(2000, { b: 7, c: 2 })).toEqual([]);
    expect(see(5999, { b: 7, c: 3 })).toEqual([]);
    expect(see(6000, { b: 7, c: 4 })).toEqual(['b']);
  });

  it('that come late make it alive again', () => {
    const see = observer();
    for (const now of [0, 3000, 6000]) see(now, { b: 7 });
    expect(see(7000, { b: 8 })).toEqual([]);
    expect(see(12_000, { b: 8 })).toEqual([]);
    expect(see(13_000, { b: 8 })).toEqual(['b']);
  });

  it('are not missed by who did not look itself', () => {
    const see = observer();
    see(0, { b: 7 });
    // Perhaps the database was away, and nobody could write.
    expect(see(60_000, { b: 7 })).toEqual([]);
    expect(see(63_000, { b: 7 })).toEqual([]);
    expect(see(66_000, { b: 7 })).toEqual(['b']);
  });

  it('are not misjudged where the clock is set forward or back', () => {
    const see = observer();
    see(100_000, { b: 7 });
    expect(see(9_000_000, { b: 7 })).toEqual([]);
    expect(see(2000, { b: 7 })).toEqual([]);
    expect(see(5000, { b: 7 })).toEqual([]);
    expect(see(8000, { b: 7 })).toEqual(['b']);
  });
});
