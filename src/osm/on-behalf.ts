import PQueue from 'p-queue';
import type { Answer } from './answer.ts';
import { OsmRequestError } from './errors.ts';
import type { Call } from './outgoing.ts';
import { createRateLimiter, type RateLimiter } from './rate-limiter.ts';
import { createSharedReads } from './shared-reads.ts';
import type { Transport } from './transport.ts';

/** Limits on people's calls, so that neither a crowd nor one person keeps others from the ticket API. */
export interface PeopleLimits {
  /** Calls of all people at a time (fewer than the client allows), and how many more can wait. */
  readonly atOnce: number;
  readonly waiting: number;
  /** The same for one person. */
  readonly eachAtOnce: number;
  readonly eachWaiting: number;
  /** Calls that one person can make at once, and how many per second after that. */
  readonly burst: number;
  readonly perSecond: number;
  /** Milliseconds for which an answer is shared with everyone who asks the same. */
  readonly sharedFor: number;
}

/** The form for a new ticket takes up to 20 calls. */
export const peopleLimits: PeopleLimits = {
  atOnce: 6,
  waiting: 500,
  eachAtOnce: 4,
  eachWaiting: 60,
  burst: 40,
  perSecond: 4,
  sharedFor: 1000,
};

export interface OnBehalfOptions {
  /** The person that the current call is made for. */
  readonly person: () => string | undefined;
  readonly limits: PeopleLimits;
}

/** The number of people to remember before those with a full allowance are forgotten. */
const maxLanes = 1000;

/**
 * Queues calls on behalf of people. If the queue is full, a call is refused as `busy` before it is sent. Simultaneous reads of
 * the same data are made once: what each person can see is decided before. Calls on behalf of nobody pass: they are the
 * poller's, which has its own budget.
 */
export function onBehalf(send: Transport, { person, limits }: OnBehalfOptions): Transport {
  const everybody = new PQueue({ concurrency: limits.atOnce });
  const lanes = new Map<string, RateLimiter>();
  const reads = createSharedReads(limits.sharedFor);
  let calls = 0;

  function laneOf(who: string): RateLimiter {
    const known = lanes.get(who);
    if (known !== undefined) return known;
    if (lanes.size >= maxLanes) for (const [id, lane] of lanes) if (lane.isIdle()) lanes.delete(id);
    const lane = createRateLimiter({ atOnce: limits.eachAtOnce, burst: limits.burst, perSecond: limits.perSecond });
    lanes.set(who, lane);
    return lane;
  }

  async function inTurn(who: string, call: Call): Promise<Answer> {
    const lane = laneOf(who);
    if (lane.waiting() >= limits.eachWaiting || calls >= limits.atOnce + limits.waiting) {
      throw new OsmRequestError(call, 'was not sent: too many calls wait already', { code: 'busy' });
    }
    calls += 1;
    try {
      return await lane.run(() => everybody.add(() => send(call)));
    } finally {
      calls -= 1;
    }
  }

  return (call) => {
    const who = person();
    if (who === undefined) return send(call);
    if (!call.safe) return reads.forgetAround(() => inTurn(who, call));
    return reads.share(call, () => inTurn(who, call));
  };
}
