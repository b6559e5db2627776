import PQueue from 'p-queue';
import type { Answer } from './answer.ts';
import { OsmRequestError } from './errors.ts';
import type { Call } from './outgoing.ts';
import { createPace, type Pace } from './pace.ts';
import { createSharedReads } from './shared-reads.ts';
import type { Transport } from './transport.ts';

/** What people have of the ticket API, so that neither a crowd nor one of them keeps others from it. */
export interface PeopleLimits {
  /** Calls of all people at a time, fewer than there can be, and how many more wait. */
  readonly atOnce: number;
  readonly waiting: number;
  /** The same for one person. */
  readonly eachAtOnce: number;
  readonly eachWaiting: number;
  /** Calls that one person may make in one go, and how many a second once these are used up. */
  readonly burst: number;
  readonly perSecond: number;
  /** Milliseconds for which an answer is given to whoever asks the same. */
  readonly sharedFor: number;
}

/** The form for a new ticket, with a list that is looked through, takes up to 20 calls. */
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
  /** For whom the present call is made. */
  readonly person: () => string | undefined;
  readonly limits: PeopleLimits;
}

/** Persons that are remembered before those are forgotten whose allowance is full again. */
const mostLanes = 1000;

/**
 * Calls on behalf of people wait for their turn, in a queue that has an end; what comes beyond it is refused as `busy`, before
 * it is sent. The same reading of one moment is made once for all who ask for it: what they may see is decided before. Calls on
 * behalf of nobody (the poller's, which has a budget of its own) pass.
 */
export function onBehalf(send: Transport, { person, limits }: OnBehalfOptions): Transport {
  const everybody = new PQueue({ concurrency: limits.atOnce });
  const lanes = new Map<string, Pace>();
  const reads = createSharedReads(limits.sharedFor);
  let calls = 0;

  function laneOf(who: string): Pace {
    const known = lanes.get(who);
    if (known !== undefined) return known;
    if (lanes.size >= mostLanes) for (const [id, lane] of lanes) if (lane.isIdle()) lanes.delete(id);
    const lane = createPace({ atOnce: limits.eachAtOnce, burst: limits.burst, perSecond: limits.perSecond });
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
