import { OsmAnswerError } from './errors.ts';
import { isRead, table, type OperationName } from './operations.ts';

/**
 * Rejects a good answer that lacks what was asked for. A write may have been carried out nevertheless.
 * @param what what is missing, for the error message, such as `a ticket number`
 * @throws OsmAnswerError always
 */
export function missing(operation: OperationName, what: string): never {
  const { method, path } = table[operation];
  const ambiguous = !isRead(table[operation]);
  throw new OsmAnswerError({ operation, method, path }, `was answered without ${what}`, {
    code: 'unreadable-answer',
    ambiguous,
  });
}
