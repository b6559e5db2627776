import { DeskError } from './errors.ts';
import { isDefinite } from './failures.ts';
import type { DeskParts } from './parts.ts';
import type { TicketService } from './ports.ts';

/**
 * After this long (milliseconds) without a sign of life, work counts as left behind by a crash. Longer than any single step
 * between two renewals takes: a call with its time-out, a pause.
 */
export const staleAfter = 2 * 60 * 1000;

/**
 * How the store frees the keys of a process that ended. When work first began stays as it is: looking for what it did begins
 * there.
 */
export const abandoning = { staleAfter, notes: 'start:' } as const;

/** The right to do the work of one key, as long as it is renewed. */
export interface Claim {
  /** When work on this key first began, epoch milliseconds; of the earlier attempt, where there was one. */
  readonly startedAt: number;
  /**
   * The same by the service's clock, as it was known then: ours may have been set since. Undefined where it was not known. To be
   * asked late, since a first call may be what tells it.
   */
  readonly serviceStartedAt: () => number | undefined;
  /** An earlier attempt ended without a result: what it set out to do may have happened. */
  readonly resumed: boolean;
  /** The versions of the work that were sent without a certain answer, by earlier attempts and this one, oldest first. */
  readonly sent: () => readonly string[];
  /** A sign of life, before each step that takes time. @throws DeskError `in-progress` where somebody took over */
  renew(): Promise<void>;
  /** Renews, then makes the call that has the effect. Unless that fails for certain, the next try is `resumed`. */
  send<T>(call: () => Promise<T>): Promise<T>;
}

/** A result, and of which version of the work it is; undefined where that is not known, or the work has no versions. */
export interface Made {
  readonly result: string;
  readonly version?: string | undefined;
}

/** What work of a key led to. */
export interface Outcome extends Made {
  /** Somebody had done it before, nothing was done now. Where the key has versions, it may have been another one. */
  readonly repeated: boolean;
}

type Parts = Pick<DeskParts, 'once' | 'now' | 'log'> & {
  /** Where the work is looked for by the service's clock. */
  readonly service?: Pick<TicketService, 'timeOf'> | undefined;
};

/**
 * Does work once for a key, whoever asks for it how often, in however many processes.
 *
 * Work that fails gives the key back, so that another try begins anew; where it sent something without a certain answer, now
 * or in an earlier attempt, the note of that stays and the next try is `resumed`. Neither has to wait.
 * @param version where the same key may be asked for in several versions (a form that was edited): names this one, without
 *   blanks. One of them is done; `Outcome.version` says which
 * @throws DeskError `in-progress` while somebody else is at it; otherwise what the work throws
 */
export async function onceOnly(
  parts: Parts,
  key: string,
  work: (claim: Claim) => Promise<string | Made>,
  version?: string,
): Promise<Outcome> {
  const { once, now, log } = parts;
  const at = now();
  const begun = await once.begin(key, at);
  if (begun.state === 'done') return { result: begun.result, version: begun.version, repeated: true };
  if (begun.state === 'working') {
    const fresh = at - begun.since < staleAfter;
    if (fresh || !(await once.takeOver(key, begun.since, at))) throw new DeskError('in-progress');
  }
  const hold = createHold(parts, key, at);
  // The row of the key moves its time with each renewal; this one keeps the time of the first attempt.
  const serviceTime = () => parts.service?.timeOf?.(at);
  const first = await once.begin(startOf(key), at, { serviceAt: serviceTime() });
  const resumed = first.state === 'working';
  let doubtful = resumed;
  let sent = resumed ? listed(first.version) : [];
  const send = async <T>(call: () => Promise<T>) => {
    await hold.renew();
    const before = doubtful;
    if (version !== undefined && !sent.includes(version)) {
      // Where the call then fails for certain, this stays: to look for what never was does no harm.
      sent = [...sent, version];
      await once.note(startOf(key), sent.join(' '));
    }
    doubtful = true;
    try {
      return await call();
    } catch (error) {
      if (isDefinite(error)) doubtful = before;
      throw error;
    }
  };
  let made: Made;
  try {
    const started = resumed
      ? { startedAt: first.since, serviceStartedAt: () => first.serviceSince }
      : { startedAt: at, serviceStartedAt: serviceTime };
    const done = await work({ ...started, resumed, sent: () => sent, renew: () => hold.renew(), send });
    made = typeof done === 'string' ? { result: done, version } : done;
  } catch (error) {
    await (doubtful ? hold.leave() : hold.giveBack()).catch((cause: unknown) => {
      log.warn({ err: cause, key }, 'cannot release an idempotency key, it expires on its own');
    });
    throw error;
  }
  await keep(parts, key, made);
  return { ...made, repeated: false };
}

function listed(versions = ''): readonly string[] {
  return versions.split(' ').filter((version) => version !== '');
}

/** The row that keeps when work on a key first began. */
function startOf(key: string): string {
  return `${abandoning.notes}${key}`;
}

/** The claim's row, moved on by compare and set, so that nobody touches a row that another has taken over. */
function createHold({ once, now }: Parts, key: string, at: number) {
  let held = at;
  const move = async (to: number) => {
    if (!(await once.takeOver(key, held, to))) throw new DeskError('in-progress');
    held = to;
  };
  return {
    renew: () => move(now()),
    /** Leaves the row as if it were stale. */
    async leave() {
      if (!(await once.leave(key, held, now() - staleAfter))) throw new DeskError('in-progress');
    },
    async giveBack() {
      await move(now());
      await once.release(startOf(key));
      await once.release(key);
    },
  };
}

async function keep({ once, log }: Parts, key: string, { result, version }: Made): Promise<void> {
  try {
    await once.finish(key, result, version);
    await once.release(startOf(key));
  } catch (error) {
    // What was done is done; a later try with this key finds it by looking.
    log.warn({ err: error, key }, 'cannot save the result for an idempotency key');
  }
}
