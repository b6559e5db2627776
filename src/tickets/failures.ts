import { DeskError } from './errors.ts';
import type { ServiceFailure } from './ports.ts';

/** Whether an error is a refusal or failure that the ticket API's client tells apart. */
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

/** True where the call was not carried out for certain; an error of an unknown kind says nothing. */
export function isDefinite(error: unknown): boolean {
  return isServiceFailure(error) && !error.ambiguous;
}

/** Whether there is no such ticket, or none that the account may see. */
export function isNotFound(error: unknown): boolean {
  return isServiceFailure(error) && error.notFound;
}

/** Whether the service wants to be left in peace, since it was asked for the same a short while ago. */
export function isTooSoon(error: unknown): boolean {
  return isServiceFailure(error) && error.tooSoon === true;
}

/** Whether the service looked at the request and said no, so that another one may do. */
export function isRefusal(error: unknown): boolean {
  return isServiceFailure(error) && error.refusal === true && !error.notFound;
}

/** A short code for the records; never a message, which may hold what somebody typed. */
export function codeOf(error: unknown): string {
  return error instanceof DeskError || isServiceFailure(error) ? error.code : 'unexpected';
}

/** Runs a call about one ticket; where there is no such ticket, it rejects with the `DeskError` that says so. */
export async function aboutTicket<T>(id: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (isNotFound(error)) throw new DeskError('not-found', { id }, { cause: error });
    throw error;
  }
}
