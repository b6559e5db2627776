import type { ServiceHealth } from '../tickets/ports.ts';
import { OsmAnswerError, OsmApiError, OsmNetworkError, type OsmError } from './errors.ts';
import { signsOfLife } from './breaker.ts';

/** Follows how the calls go. */
export interface HealthWatch {
  /** Takes note of the end of a call, retries included; nothing is an answer. */
  readonly note: (error?: unknown) => void;
  /** Undefined while calls are answered. */
  readonly health: () => ServiceHealth | undefined;
}

/** @param now epoch milliseconds */
export function createHealthWatch(now: () => number): HealthWatch {
  let health: ServiceHealth | undefined;
  return {
    note: (error) => {
      if (error === undefined || isAnswered(error)) health = undefined;
      else if (isFailure(error)) {
        health = { since: health?.since ?? now(), code: error.code, trouble: error.trouble };
      }
    },
    health: () => health,
  };
}

/** The service took the call, whatever it said of it. One operation that it does not offer says nothing about its address. */
function isAnswered(error: unknown): boolean {
  if (error instanceof OsmAnswerError) return signsOfLife.includes(error.code);
  if (!(error instanceof OsmApiError)) return false;
  return (error.status ?? 0) < 500 && (error.trouble === undefined || error.trouble.kind === 'address');
}

/** What never went out, and what its caller gave up, says nothing. */
function isFailure(error: unknown): error is OsmError {
  if (error instanceof OsmNetworkError) return error.code !== 'aborted';
  return error instanceof OsmApiError || error instanceof OsmAnswerError;
}
