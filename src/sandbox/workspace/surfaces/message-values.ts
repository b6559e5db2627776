import type { Values } from './values.ts';

/** What people have selected in messages, before and after they press a button, separately for each person. */
export interface MessageValues {
  of(user: string, ts: string): Values;
  set(user: string, ts: string, values: Values): void;
}

export function createMessageValues(): MessageValues {
  const held = new Map<string, Values>();
  return {
    of: (user, ts) => held.get(`${user} ${ts}`) ?? {},
    set: (user, ts, values) => void held.set(`${user} ${ts}`, values),
  };
}
