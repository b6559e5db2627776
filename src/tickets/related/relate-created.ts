import { codeOf } from '../failures.ts';
import type { DeskParts } from '../parts.ts';
import type { Actor } from '../roles/roles.ts';

/**
 * Relates a ticket that was just created. It exists whatever happens here, so this never rejects.
 * @returns why it failed, where it did
 */
export async function relateCreated(
  { speaking, log, wake }: Pick<DeskParts, 'speaking' | 'log' | 'wake'>,
  { language }: Actor,
  id: string,
  related: readonly string[],
): Promise<Error | undefined> {
  if (related.length === 0) return undefined;
  try {
    await speaking(language).areas.relations.add(id, related);
    // Relations hold both ways, and are told when a ticket is read as a whole.
    related.forEach((other) => wake(other));
    return undefined;
  } catch (error) {
    log.warn({ err: error, ticket: id, code: codeOf(error) }, 'cannot relate a new ticket');
    return error instanceof Error ? error : new Error('unexpected', { cause: error });
  }
}
