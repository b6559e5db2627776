import type { AgreementDesk } from './desk.ts';
import type { AgreementKind } from './agreements.ts';
import { DeskError } from '../errors.ts';
import { isRefusal } from '../failures.ts';
import type { Actor } from '../roles/roles.ts';

/**
 * Rethrows the failure of a call, or throws `agreement-open` if the service refused it and an agreement is unsigned.
 * The error code for that reason is not documented, so the agreement is looked up.
 */
export async function explainUnsigned(
  agreements: AgreementDesk,
  actor: Actor,
  kind: AgreementKind,
  error: unknown,
): Promise<never> {
  if (!isRefusal(error)) throw error;
  const state = await agreements.show(actor, kind).catch(() => undefined);
  if (state?.signed !== false) throw error;
  throw new DeskError('agreement-open', {}, { cause: error });
}
