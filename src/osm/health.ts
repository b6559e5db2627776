import type { ServiceHealth } from '../tickets/ports.ts';
import { OsmAnswerError, OsmApiError, OsmNetworkError, type OsmError } from './errors.ts';
import { signsOfLife } from './breaker.ts';

/** Tracks whether calls are answered. */
export interface HealthWatch {
  /** Notes the outcome of a call after all retries; without an error it was answered. */
  readonly note: (error?: unknown) => void;
  /** Undefined while calls are answered. */
  readonly health: () => ServiceHealth | undefined;
}

/** @param now the current time, epoch milliseconds */
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

/** Whether the service handled the call, whatever the result. A single missing operation doesn't make the address wrong. */
function isAnswered(error: unknown): boolean {
  if (error instanceof OsmAnswerError) return signsOfLife.includes(error.code);
  if (!(error instanceof OsmApiError)) return false;
  return (error.status ?? 0) < 500 && (error.trouble === undefined || error.trouble.kind === 'address');
}

/** Whether an error counts as a failure. Calls that were never sent, or that their caller stopped, don't count. */
function isFailure(error: unknown): error is OsmError {
  if (error instanceof OsmNetworkError) return error.code !== 'aborted';
  return error instanceof OsmApiError || error instanceof OsmAnswerError;
}
