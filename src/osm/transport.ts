import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { Answer } from './answer.ts';
import { circuitOpen, createBreaker, type BreakerOptions } from './breaker.ts';
import { OsmApiError, OsmError, OsmNetworkError, OsmRequestError } from './errors.ts';
import { exchange } from './exchange.ts';
import { createGatewayMark } from './gateway-mark.ts';
import type { Log } from './log.ts';
import type { ExchangeDeps, Call } from './outgoing.ts';
import { canResend, isRepeatable } from './repeatable.ts';
import { waitAfter, type RetryTiming } from './retry.ts';

/** What authorizing adds to a request. */
export interface Authorized {
  readonly headers: Readonly<Record<string, string>>;
  /** Notes that the service refused it with a 401; absent if another try is of no use. */
  readonly refused?: (() => void) | undefined;
}

export interface TransportOptions extends Omit<ExchangeDeps, 'mark'> {
  readonly authorize: (call: Call) => Promise<Authorized>;
  /** The largest number of calls at a time; others wait. */
  readonly concurrency: number;
  readonly timing: RetryTiming;
  readonly breaker: Omit<BreakerOptions, 'onChange'>;
  readonly random: () => number;
  readonly log: Log;
  /** Called at the end of each call, with its error if it failed. */
  readonly onEnd?: ((error?: unknown) => void) | undefined;
}

/** Sends calls: signs each attempt, repeats what is safe to repeat, and leaves a service that is down alone. */
export type Transport = (call: Call) => Promise<Answer>;

/** Create one for each account and host. */
export function createTransport(options: TransportOptions): Transport {
  const queue = new PQueue({ concurrency: options.concurrency });
  const breaker = createBreaker({
    ...options.breaker,
    onChange: (state) => options.log.warn({ service: options.speaker, state }, `circuit ${state}`),
  });

  const { clock } = options;
  const deps: ExchangeDeps = { ...options, mark: createGatewayMark() };

  /** @param mayRetry false if new credentials were already tried after a 401 */
  async function attempt(call: Call, mayRetry = true): Promise<Answer> {
    const authorized = await options.authorize(call);
    const signedBy = clock.offset();
    const outgoing = { ...call, headers: { ...call.headers, ...authorized.headers } };
    try {
      const answer = await breaker(() => exchange(outgoing, deps));
      if (answer !== circuitOpen) return answer;
    } catch (error) {
      if (!(error instanceof OsmApiError) || error.status !== 401) throw error;
      // Refused because of its date; the answer has corrected the clock since.
      const corrected = error.trouble?.kind === 'clock' && clock.offset() !== signedBy;
      if (authorized.refused === undefined && !corrected) throw error;
      authorized.refused?.();
      if (!mayRetry || !canResend(call)) throw error;
      return attempt(call, false);
    }
    // Otherwise all waiting calls would fail at once, and their callers' work would block the event loop.
    await immediate();
    throw new OsmRequestError(call, 'was not sent: the service failed repeatedly and is left alone for a while', {
      code: 'circuit-open',
      retryAfter: options.breaker.pause,
    });
  }

  /** The queue also drops a running call that is stopped, but only the attempt itself knows whether it was sent. */
  async function turn(call: Call): Promise<Answer> {
    let begun: Promise<Answer> | undefined;
    try {
      return await queue.add(() => (begun = attempt(call)), { signal: call.signal });
    } catch (error) {
      if (begun === undefined) throw error;
      return begun;
    }
  }

  return async (call) => {
    for (let failed = 1; ; failed += 1) {
      try {
        const answer = await turn(call);
        options.onEnd?.();
        return answer;
      } catch (error) {
        if (!(error instanceof OsmError)) throw call.signal?.aborted === true ? unsent(call) : error;
        const wait = isRepeatable(error, call)
          ? waitAfter(failed, error.retryAfter, options.timing, options.random)
          : undefined;
        if (wait === undefined) {
          options.onEnd?.(error);
          throw error;
        }
        options.log.info(
          { operation: call.operation, code: error.code, requestId: error.requestId, failed, wait },
          'retrying call',
        );
        if (!(await slept(wait, call.signal))) throw error;
      }
    }
  };
}

/** The caller stopped while the call waited for its turn or its credentials. */
function unsent(call: Call): OsmError {
  return new OsmNetworkError(call, 'was stopped by its caller', { code: 'aborted', cause: call.signal?.reason });
}

/** Waits; false if the wait was cut short. */
async function slept(milliseconds: number, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await sleep(milliseconds, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
