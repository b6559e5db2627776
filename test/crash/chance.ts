/** Random choices, reproducible by a seed. */
export interface Chance {
  /** From `from` up to `to`. */
  between(from: number, to: number): number;
  /** True with this probability, from 0 to 1. */
  happens(share: number): boolean;
  /** @throws Error if there is nothing to choose from */
  pick<T>(from: readonly T[]): T;
}

/** Mulberry32: small, and random enough for choosing moments. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    between: (from, to) => from + number() * (to - from),
    happens: (share) => number() < share,
    pick: (from) => {
      const picked = from[Math.floor(number() * from.length)];
      if (picked === undefined) throw new Error('nothing to choose from');
      return picked;
    },
  };
}

/** The seed from the environment (`CRASH_SEED`), or a new one; printed, so that a run can be repeated. */
export function seedFrom({ CRASH_SEED: seed }: Readonly<Record<string, string | undefined>>): number {
  return seed === undefined || seed === '' ? Math.floor(Math.random() * 2 ** 31) : Number(seed);
}
