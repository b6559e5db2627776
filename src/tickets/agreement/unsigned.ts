import type { AgreementDesk } from './desk.ts';
import type { AgreementKind } from './agreements.ts';
import { DeskError } from '../errors.ts';
import { isRefusal } from '../failures.ts';
import type { Actor } from '../roles/roles.ts';

/**
 * Throws what a call failed with; `agreement-open` where the service refused it and an agreement is not signed. The code by
 * which it refuses for that reason is not documented, so that is asked.
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
