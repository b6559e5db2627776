import { accessOf, type Access } from '../ticket/authorization.ts';
import { DomainError } from '../errors.ts';
import { isDefinite } from '../failures.ts';
import type { Claim } from '../once-only.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { AccessArea } from './area.ts';

/** Pauses before each check of a request whose outcome is unknown, milliseconds. */
const pauses = [1_000, 3_000, 6_000] as const;

/** A request id, checked for use in the path of a call. @throws DomainError `invalid-input` */
export function requestId(typed: string): string {
  if (!isRequestId(typed)) throw new DomainError('invalid-input', { field: 'request' });
  return typed;
}

/** Whether this can be a request id: ids are opaque words. */
export function isRequestId(id: string): boolean {
  return /^[A-Za-z0-9][\w-]{0,63}$/.test(id);
}

export interface Settling {
  readonly area: AccessArea;
  readonly request: string;
  /** The states that show success. */
  readonly wanted: readonly Access[];
  readonly call: () => Promise<void>;
}

/**
 * Makes the call that decides about a request. After an unclear answer, now or in an earlier attempt, the request's
 * state shows whether it succeeded.
 * @throws DomainError `uncertain`; the `ServiceFailure` if the service refused
 */
export async function settle(
  { sleep, log }: Pick<UseCaseDeps, 'sleep' | 'log'>,
  claim: Claim,
  { area, request, wanted, call }: Settling,
): Promise<void> {
  const isDone = async () => {
    try {
      return wanted.includes(accessOf((await area.show(request)).request));
    } catch (error) {
      log.warn({ err: error, request }, 'cannot check the outcome of an access decision');
      return false;
    }
  };
  if (claim.resumed && (await isDone())) return;
  try {
    await claim.send(call);
  } catch (error) {
    if (error instanceof DomainError || isDefinite(error)) throw error;
    for (const pause of pauses) {
      await sleep(pause);
      await claim.renew();
      if (await isDone()) return;
    }
    throw new DomainError('uncertain', {}, { cause: error });
  }
}
