import { OsmAnswerError } from './errors.ts';
import { isRead, table, type OperationName } from './operations.ts';

/**
 * A good answer without what was asked for; a write may have been carried out all the same.
 * @param what it lacks, for the error's sentence: `a ticket number`
 * @throws OsmAnswerError always
 */
export function lacking(operation: OperationName, what: string): never {
  const { method, path } = table[operation];
  const ambiguous = !isRead(table[operation]);
  throw new OsmAnswerError({ operation, method, path }, `was answered without ${what}`, {
    code: 'unreadable-answer',
    ambiguous,
  });
}
