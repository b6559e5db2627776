import { DomainError } from '../errors.ts';
import { staleAfter } from '../once-only.ts';
import type { UseCaseDeps } from '../deps.ts';

/**
 * Pauses before each retry, milliseconds. Storing a first approval takes a moment; a second person who waits sees what
 * was approved.
 */
const pauses = [100, 400, 1000, 2000] as const;

/**
 * Decides about a request while nobody else does, in any process, so that what was compared still holds when it is
 * acted on. Waits briefly for somebody else's decision.
 * @param work receives a function that renews the claim, to be called before each slow step
 * @throws DomainError `in-progress` while somebody else decides; otherwise what the work throws
 */
export async function oneAtATime<T>(
  { once, now, sleep, log }: Pick<UseCaseDeps, 'once' | 'now' | 'sleep' | 'log'>,
  request: string,
  work: (renew: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const key = `access-decision:${request}`;
  let held = await take();
  try {
    return await work(async () => {
      if (!(await move())) throw new DomainError('in-progress');
    });
  } finally {
    await release().catch((error: unknown) => {
      log.warn({ err: error, key }, 'cannot release an access request, it expires on its own');
    });
  }

  /** The timestamp of the row, claimed by insert or taken over from an abandoned attempt. */
  async function take(): Promise<number> {
    for (let attempt = 0; ; attempt += 1) {
      const at = now();
      const begun = await once.begin(key, at);
      if (begun.state === 'new') return at;
      const isLeft = begun.state === 'working' && at - begun.since >= staleAfter;
      if (isLeft && (await once.takeOver(key, begun.since, at))) return at;
      const pause = pauses[attempt];
      if (pause === undefined) throw new DomainError('in-progress');
      await sleep(pause);
    }
  }

  /** Renews the row by compare-and-set; false if somebody took it over. */
  async function move(): Promise<boolean> {
    const at = now();
    if (!(await once.takeOver(key, held, at))) return false;
    held = at;
    return true;
  }

  async function release(): Promise<void> {
    if (await move()) await once.release(key);
  }
}
