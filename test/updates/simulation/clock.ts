import { setImmediate as nextTurn } from 'node:timers/promises';

/** Virtual time. Nothing happens by itself: time passes where the simulation lets it, and what is due happens then. */
export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Lets something happen so many milliseconds from now. */
  after(delay: number, effect: () => void): void;
  /** When the next effect is due. */
  next(): number | undefined;
  /** Lets time pass until then; whoever waited for an effect goes on before the next one happens. */
  passUntil(time: number): Promise<void>;
}

export const start = Date.UTC(2026, 0, 5, 12);

export function createClock(): Clock {
  let time = start;
  const effects: { readonly at: number; readonly effect: () => void }[] = [];
  return {
    now: () => time,
    after(delay, effect) {
      const at = time + delay;
      const later = effects.findIndex((other) => other.at > at);
      effects.splice(later === -1 ? effects.length : later, 0, { at, effect });
    },
    next: () => effects[0]?.at,
    async passUntil(end) {
      for (let due = effects[0]; due !== undefined && due.at <= end; due = effects[0]) {
        effects.shift();
        time = Math.max(time, due.at);
        due.effect();
        await nextTurn();
      }
      time = Math.max(time, end);
    },
  };
}
