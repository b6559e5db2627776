import { DeskError } from '../errors.ts';
import { staleAfter } from '../once-only.ts';
import type { DeskParts } from '../parts.ts';

/**
 * Decides about a request while nobody else does, in any process: what was compared still holds when it is acted on.
 * @throws DeskError `in-progress` while somebody else decides; otherwise what the work throws
 */
export async function oneAtATime<T>(
  { account, once, now, log }: Pick<DeskParts, 'account' | 'once' | 'now' | 'log'>,
  request: string,
  work: () => Promise<T>,
): Promise<T> {
  const key = `access-decision:${account}:${request}`;
  const at = now();
  const begun = await once.begin(key, at);
  if (begun.state !== 'new') {
    const isLeft = begun.state === 'working' && at - begun.since >= staleAfter;
    if (!isLeft || !(await once.takeOver(key, begun.since, at))) throw new DeskError('in-progress');
  }
  try {
    return await work();
  } finally {
    await giveBack().catch((error: unknown) => {
      log.warn({ err: error, key }, 'A request for access could not be given back; it is free once it is stale.');
    });
  }

  /** Releases the row, unless somebody took it over meanwhile. */
  async function giveBack(): Promise<void> {
    if (await once.takeOver(key, at, now())) await once.release(key);
  }
}
