import { BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { OsmApiError, OsmAnswerError, OsmError, OsmNetworkError } from './errors.ts';

export interface BreakerOptions {
  /** The number of consecutive failures that opens the circuit. */
  readonly failures: number;
  /** Milliseconds until one call is let through to try again. */
  readonly pause: number;
  readonly onChange?: ((state: 'open' | 'closed') => void) | undefined;
}

/** Runs a call, or returns `circuitOpen` without running it if too many calls before it failed. */
export type Breaker = <T>(run: () => Promise<T>) => Promise<T | typeof circuitOpen>;

export const circuitOpen = Symbol('circuit open');

/** Creates a circuit breaker. Only failures of the service count, not its refusals. */
export function createBreaker(options: BreakerOptions): Breaker {
  const policy = circuitBreaker(handleWhen(isServiceFailure), {
    halfOpenAfter: options.pause,
    breaker: new ConsecutiveBreaker(options.failures),
  });
  policy.onBreak(() => options.onChange?.('open'));
  policy.onReset(() => options.onChange?.('closed'));
  return async (run) => {
    // While one call tries whether the service is back, the policy would make the others wait for it.
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

/** A refusal shows that the service works, so it resets the count as a success does. A call that its caller stopped doesn't. */
async function settle<T>(run: () => Promise<T>): Promise<{ value: T; refusal?: undefined } | { refusal: OsmError }> {
  try {
    return { value: await run() };
  } catch (error) {
    if (!(error instanceof OsmError) || isServiceFailure(error) || error.code === 'aborted') throw error;
    return { refusal: error };
  }
}

/** Codes of answers that come from the service itself, however odd. */
export const signsOfLife: readonly string[] = ['unreadable-answer', 'answer-too-large'];

/** Whether an error is a timeout, a network error, a 5xx, or an answer that is broken or not the service's. */
function isServiceFailure(error: Error): boolean {
  if (error instanceof OsmNetworkError) return error.code !== 'aborted';
  if (error instanceof OsmAnswerError) return !signsOfLife.includes(error.code);
  return error instanceof OsmApiError && (error.status ?? 0) >= 500;
}
