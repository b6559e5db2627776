import { DomainError } from './errors.ts';
import { isDefinite } from './failures.ts';
import type { UseCaseDeps } from './deps.ts';
import type { TicketService } from './ports.ts';

/**
 * Milliseconds without a renewal after which work counts as abandoned by a crash. Longer than any single step between
 * two renewals: a call with its timeout, a pause.
 */
export const staleAfter = 2 * 60 * 1000;

/**
 * How the store frees the keys of a process that ended. The time when work first began is kept: the search for its
 * effects starts there.
 */
export const abandoning = { staleAfter, notes: 'start:' } as const;

/** The right to work on a key, as long as it is renewed. */
export interface Claim {
  /** When work on this key first began, epoch milliseconds; of an earlier attempt if there was one. */
  readonly startedAt: number;
  /**
   * The same by the service's clock, as known at that time; ours may have been set since. Undefined if it was not
   * known. Call it late, because the first call to the service may be what provides the time.
   */
  readonly serviceStartedAt: () => number | undefined;
  /** An earlier attempt ended without a result, so its effects may exist. */
  readonly resumed: boolean;
  /** The versions sent without a clear answer, by this attempt and earlier ones, oldest first. */
  readonly sent: () => readonly string[];
  /** Renews the claim; call it before each slow step. @throws DomainError `in-progress` if somebody took over */
  renew(): Promise<void>;
  /**
   * Renews, then makes the call that has the effect. Unless the call definitely fails, the next attempt is `resumed`.
   */
  send<T>(call: () => Promise<T>): Promise<T>;
}

/** A result, and the version of the work that led to it; undefined if unknown, or if the work has no versions. */
export interface Made {
  readonly result: string;
  readonly version?: string | undefined;
}

/** The outcome of a key. */
export interface Outcome extends Made {
  /** It had been done before; nothing was done now. If the key has versions, it may have been a different one. */
  readonly repeated: boolean;
}

type Deps = Pick<UseCaseDeps, 'once' | 'now' | 'log'> & {
  /** For searches by the service's clock. */
  readonly service?: Pick<TicketService, 'timeOf'> | undefined;
};

/**
 * Does work once per key, however often it is requested and in however many processes.
 *
 * Work that fails releases the key, so another attempt starts over. If something was sent without a clear answer, now
 * or in an earlier attempt, that stays recorded and the next attempt is `resumed`. Neither has to wait.
 * @param version names this version, without blanks, if the same key may be requested in several versions (an edited
 *   form). Only one of them is done; `Outcome.version` says which
 * @throws DomainError `in-progress` while somebody else works on it; otherwise what the work throws
 */
export async function onceOnly(
  deps: Deps,
  key: string,
  work: (claim: Claim) => Promise<string | Made>,
  version?: string,
): Promise<Outcome> {
  const { once, now, log } = deps;
  const at = now();
  const begun = await once.begin(key, at);
  if (begun.state === 'done') return { result: begun.result, version: begun.version, repeated: true };
  if (begun.state === 'working') {
    const isRecent = at - begun.since < staleAfter;
    if (isRecent || !(await once.takeOver(key, begun.since, at))) throw new DomainError('in-progress');
  }
  const hold = createHold(deps, key, at);
  // The key's row changes its time with each renewal; this row keeps the time of the first attempt.
  const serviceTime = () => deps.service?.timeOf?.(at);
  const first = await once.begin(startOf(key), at, { serviceAt: serviceTime() });
  const resumed = first.state === 'working';
  let doubtful = resumed;
  let sent = resumed ? listed(first.version) : [];
  const send = async <T>(call: () => Promise<T>) => {
    await hold.renew();
    const before = doubtful;
    if (version !== undefined && !sent.includes(version)) {
      // Stays even if the call then definitely fails: searching for something that never existed does no harm.
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
    await (doubtful ? hold.leave() : hold.release()).catch((cause: unknown) => {
      log.warn({ err: cause, key }, 'cannot release an idempotency key, it expires on its own');
    });
    throw error;
  }
  await keep(deps, key, made);
  return { ...made, repeated: false };
}

function listed(versions = ''): readonly string[] {
  return versions.split(' ').filter((version) => version !== '');
}

/** The row with the time when work on a key first began. */
function startOf(key: string): string {
  return `${abandoning.notes}${key}`;
}

/** The claim's row, updated by compare-and-set, so that nobody changes a row that somebody else took over. */
function createHold({ once, now }: Deps, key: string, at: number) {
  let held = at;
  const move = async (to: number) => {
    if (!(await once.takeOver(key, held, to))) throw new DomainError('in-progress');
    held = to;
  };
  return {
    renew: () => move(now()),
    /** Makes the row look stale. */
    async leave() {
      if (!(await once.leave(key, held, now() - staleAfter))) throw new DomainError('in-progress');
    },
    async release() {
      await move(now());
      await once.release(startOf(key));
      await once.release(key);
    },
  };
}

async function keep({ once, log }: Deps, key: string, { result, version }: Made): Promise<void> {
  try {
    await once.finish(key, result, version);
    await once.release(startOf(key));
  } catch (error) {
    // Done is done: a later attempt with this key finds it by searching.
    log.warn({ err: error, key }, 'cannot save the result for an idempotency key');
  }
}
