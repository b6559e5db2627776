import { DeskError } from '../errors.ts';
import { isRefusal } from '../failures.ts';
import type { DeskParts } from '../parts.ts';
import { isFinal } from './status.ts';

/**
 * Puts a refusal into a clear word where the reason is that the ticket is finished, which a card may not show yet; has updates
 * look, so that it does.
 * @throws DeskError `finished` (detail: status); returns where that is not the reason
 */
export async function refuseFinished(
  { service, wake }: Pick<DeskParts, 'service' | 'wake'>,
  id: string,
  error: unknown,
): Promise<void> {
  if (!isRefusal(error)) return;
  const status = await service.status(id).catch(() => undefined);
  if (status === undefined || !isFinal(status)) return;
  wake(id);
  throw new DeskError('finished', { status }, { cause: error });
}
