import type { DeskParts } from './parts.ts';

/** How often something may happen. */
export interface RateLimit {
  /** Of what is counted: a person, say. */
  readonly key: string;
  readonly times: number;
  /** Milliseconds in which it may happen that often. */
  readonly perMs: number;
}

/** The right to do it once, or the milliseconds until it may be done again. */
export type Permit = { readonly granted: true; giveBack(): Promise<void> } | { readonly granted: false; wait: number };

/**
 * Takes one of the places of a limit, which is free again after `perMs`, whichever process asks. Each place is a row that is won
 * by insert, or by compare and set once it is old, so two who ask at once never get the same one.
 */
export async function takePlace({ once, now }: Pick<DeskParts, 'once' | 'now'>, limit: RateLimit): Promise<Permit> {
  const at = now();
  let wait = limit.perMs;
  for (let place = 0; place < limit.times; place += 1) {
    const key = `limit:${limit.key}:${place}`;
    const begun = await once.begin(key, at);
    // What is never finished is never done.
    const since = begun.state === 'working' ? begun.since : at;
    // In both directions: the clock may have been ahead.
    const isOld = Math.abs(at - since) >= limit.perMs;
    if (begun.state === 'new' || (isOld && (await once.takeOver(key, since, at)))) {
      return { granted: true, giveBack: () => once.release(key) };
    }
    if (!isOld) wait = Math.min(wait, since + limit.perMs - at);
  }
  return { granted: false, wait };
}
