import { DomainError } from './errors.ts';
import type { ServiceFailure } from './ports.ts';

/** Whether an error is a refusal or failure classified by the ticket API's client. */
export function isServiceFailure(error: unknown): error is ServiceFailure {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    'ambiguous' in error &&
    typeof error.ambiguous === 'boolean' &&
    'notFound' in error &&
    typeof error.notFound === 'boolean'
  );
}

/** True if the call was definitely not carried out. An error of an unknown kind is not definite. */
export function isDefinite(error: unknown): boolean {
  return isServiceFailure(error) && !error.ambiguous;
}

/** Whether the ticket does not exist, or the account cannot see it. */
export function isNotFound(error: unknown): boolean {
  return isServiceFailure(error) && error.notFound;
}

/** Whether the service refuses because the same was asked a short while ago. */
export function isTooSoon(error: unknown): boolean {
  return isServiceFailure(error) && error.tooSoon === true;
}

/** Whether the service read the request and refused it, so that a different one may succeed. */
export function isRefusal(error: unknown): boolean {
  return isServiceFailure(error) && error.refusal === true && !error.notFound;
}

/** A short code for the audit log; never a message, which may hold what somebody typed. */
export function codeOf(error: unknown): string {
  return error instanceof DomainError || isServiceFailure(error) ? error.code : 'unexpected';
}

/** Runs a call about one ticket. If the ticket does not exist, rejects with the matching `DomainError`. */
export async function aboutTicket<T>(id: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (isNotFound(error)) throw new DomainError('not-found', { id }, { cause: error });
    throw error;
  }
}
