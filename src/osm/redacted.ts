import { OsmApiError, OsmError } from './errors.ts';
import { table, type OperationName } from './operations.ts';

/**
 * Makes a call that carries a person's secret. The service may repeat it in an error, in any form, and the client can only
 * remove the account's own secrets, so the error keeps its code and loses its message.
 */
export async function redacted<T>(operation: OperationName, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof OsmError) || error.detail === undefined) throw error;
    const { code, status, requestId, ambiguous, retryAfter, trouble } = error;
    const origin = { operation, ...table[operation] };
    throw new OsmApiError(origin, 'was refused', { code, status, requestId, ambiguous, retryAfter, trouble });
  }
}
