import type { AgreementUseCases } from './use-cases.ts';
import type { AgreementKind } from './agreements.ts';
import { DomainError } from '../errors.ts';
import { isRefusal } from '../failures.ts';
import type { Actor } from '../roles/roles.ts';

/**
 * Rethrows the failure of a call, or throws `agreement-open` if the service refused it and an agreement is unsigned.
 * The error code for that reason is not documented, so the agreement is looked up.
 */
export async function explainUnsigned(
  agreements: AgreementUseCases,
  actor: Actor,
  kind: AgreementKind,
  error: unknown,
): Promise<never> {
  if (!isRefusal(error)) throw error;
  const state = await agreements.show(actor, kind).catch(() => undefined);
  if (state?.signed !== false) throw error;
  throw new DomainError('agreement-open', {}, { cause: error });
}
