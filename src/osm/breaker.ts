import { BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { OsmApiError, OsmAnswerError, OsmError, OsmNetworkError } from './errors.ts';

export interface BreakerOptions {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** Milliseconds until one call may try again. */
  readonly pause: number;
  readonly onChange?: ((state: 'open' | 'closed') => void) | undefined;
}

/** Runs a call unless too many before it failed; answers `circuitOpen` then, without running it. */
export type Breaker = <T>(run: () => Promise<T>) => Promise<T | typeof circuitOpen>;

export const circuitOpen = Symbol('circuit open');

/** Spares a service that is down, and its callers the wait. Only failures of the service count, not its refusals. */
export function createBreaker(options: BreakerOptions): Breaker {
  const policy = circuitBreaker(handleWhen(isServiceFailure), {
    halfOpenAfter: options.pause,
    breaker: new ConsecutiveBreaker(options.failures),
  });
  policy.onBreak(() => options.onChange?.('open'));
  policy.onReset(() => options.onChange?.('closed'));
  return async (run) => {
    // While one call tries whether the service is back, the policy would let the others wait for it.
    if (policy.state === CircuitState.HalfOpen) return circuitOpen;
    try {
      const result = await policy.execute(() => settle(run));
      if (result.refusal !== undefined) throw result.refusal;
      return result.value;
    } catch (error) {
      if (error instanceof BrokenCircuitError) return circuitOpen;
      throw error;
    }
  };
}

/** A refusal is a sign of life: it ends a row of failures just as a success does. What the caller stopped says nothing. */
async function settle<T>(run: () => Promise<T>): Promise<{ value: T; refusal?: undefined } | { refusal: OsmError }> {
  try {
    return { value: await run() };
  } catch (error) {
    if (!(error instanceof OsmError) || isServiceFailure(error) || error.code === 'aborted') throw error;
    return { refusal: error };
  }
}

/** Answers of the service itself, however odd. */
export const signsOfLife: readonly string[] = ['unreadable-answer', 'answer-too-large'];

/** Time-outs, the network, 5xx, and answers that are not the service's or broken. */
function isServiceFailure(error: Error): boolean {
  if (error instanceof OsmNetworkError) return error.code !== 'aborted';
  if (error instanceof OsmAnswerError) return !signsOfLife.includes(error.code);
  return error instanceof OsmApiError && (error.status ?? 0) >= 500;
}
