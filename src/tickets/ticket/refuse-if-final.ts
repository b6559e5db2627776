import { DomainError } from '../errors.ts';
import { isRefusal } from '../failures.ts';
import type { UseCaseDeps } from '../deps.ts';
import { isFinal } from './status.ts';

/**
 * Replaces a refusal by a clear error if the ticket is finished, which its card may not show yet; triggers a check for
 * updates, so that it does.
 * @throws DomainError `finished` (detail: status); returns if that is not the reason
 */
export async function refuseIfFinal(
  { service, wake }: Pick<UseCaseDeps, 'service' | 'wake'>,
  id: string,
  error: unknown,
): Promise<void> {
  if (!isRefusal(error)) return;
  const status = await service.status(id).catch(() => undefined);
  if (status === undefined || !isFinal(status)) return;
  wake(id);
  throw new DomainError('finished', { status }, { cause: error });
}
