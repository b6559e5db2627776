import type { UseCaseDeps } from './deps.ts';

/** A limit on how often something may happen. */
export interface RateLimit {
  /** What is counted, for example a person. */
  readonly key: string;
  readonly times: number;
  /** The period of the limit, milliseconds. */
  readonly perMs: number;
}

/** Permission to do it once, or the milliseconds until the next one. */
export type Permit = { readonly granted: true; release(): Promise<void> } | { readonly granted: false; wait: number };

/**
 * Takes one of a limit's slots, which is free again after `perMs` in any process. Each slot is a row that is claimed by
 * insert, or by compare-and-set once it has expired, so two simultaneous callers never get the same one.
 */
export async function takePlace({ once, now }: Pick<UseCaseDeps, 'once' | 'now'>, limit: RateLimit): Promise<Permit> {
  const at = now();
  let wait = limit.perMs;
  for (let place = 0; place < limit.times; place += 1) {
    const key = `limit:${limit.key}:${place}`;
    const begun = await once.begin(key, at);
    // A row that is never finished never counts as done.
    const since = begun.state === 'working' ? begun.since : at;
    // In both directions: the clock may have been ahead.
    const isOld = Math.abs(at - since) >= limit.perMs;
    if (begun.state === 'new' || (isOld && (await once.takeOver(key, since, at)))) {
      return { granted: true, release: () => once.release(key) };
    }
    if (!isOld) wait = Math.min(wait, since + limit.perMs - at);
  }
  return { granted: false, wait };
}
