import { OsmApiError, OsmError } from './errors.ts';
import { table, type OperationName } from './operations.ts';

/**
 * Makes a call that carries a secret of a person. The client knows the secrets of the account only, and the service may
 * repeat in its error what it was given, in whatever form: so its words are dropped, and its code is kept.
 */
export async function discreet<T>(operation: OperationName, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof OsmError) || error.detail === undefined) throw error;
    const { code, status, requestId, ambiguous, retryAfter, trouble } = error;
    const origin = { operation, ...table[operation] };
    throw new OsmApiError(origin, 'was refused', { code, status, requestId, ambiguous, retryAfter, trouble });
  }
}
