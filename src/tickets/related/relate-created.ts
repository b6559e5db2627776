import { codeOf } from '../failures.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { Actor } from '../roles/roles.ts';

/**
 * Relates a new ticket to others. The ticket exists whatever happens here, so this never rejects.
 * @returns why it failed, if it did
 */
export async function relateCreated(
  { inLanguage, log, wake }: Pick<UseCaseDeps, 'inLanguage' | 'log' | 'wake'>,
  { language }: Actor,
  id: string,
  related: readonly string[],
): Promise<Error | undefined> {
  if (related.length === 0) return undefined;
  try {
    await inLanguage(language).areas.relations.add(id, related);
    // Relations are symmetric. They are read again with each full reading of a ticket.
    related.forEach((other) => wake(other));
    return undefined;
  } catch (error) {
    log.warn({ err: error, ticket: id, code: codeOf(error) }, 'cannot relate a new ticket');
    return error instanceof Error ? error : new Error('unexpected', { cause: error });
  }
}
