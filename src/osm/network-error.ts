import type { Deadline } from './deadline.ts';
import { OsmError, OsmNetworkError, OsmRequestError } from './errors.ts';
import type { Outgoing } from './exchange.ts';

/** Codes of Node and its fetch for connections that never came about: nothing was sent. */
const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_PROXY_REFUSED',
]);

/**
 * The error for an exchange that broke off. The original is not kept as its cause: fetch quotes header values, and so
 * tokens, in some of its messages.
 * @param sent whether the request may have left
 */
export function networkError(error: unknown, outgoing: Outgoing, deadline: Deadline, sent: boolean): OsmError {
  if (error instanceof OsmError) return error;
  const ambiguous = sent && !outgoing.safe;
  if (deadline.expired()) {
    return new OsmNetworkError(outgoing, `had no complete answer in ${outgoing.timeout} ms`, {
      code: 'timeout',
      ambiguous,
    });
  }
  if (outgoing.signal?.aborted === true) {
    return new OsmNetworkError(outgoing, 'was stopped by its caller', {
      code: 'aborted',
      ambiguous,
      cause: outgoing.signal.reason,
    });
  }
  const detail = systemCode(error);
  if (detail !== undefined && unreachable.has(detail)) {
    return new OsmNetworkError(outgoing, 'could not be sent: the service cannot be reached', {
      code: 'unreachable',
      detail,
    });
  }
  if (isUnbuildable(error)) {
    return new OsmRequestError(outgoing, 'cannot be sent: a header or the address is not valid', {
      code: 'invalid-argument',
    });
  }
  return new OsmNetworkError(outgoing, 'was cut off', { code: 'network', ambiguous, detail });
}

/** Such as ECONNRESET; fetch hides it one or two causes deep. */
function systemCode(error: unknown): string | undefined {
  for (let current = error; isObject(current); current = current.cause) {
    if (typeof current.code === 'string') return current.code;
  }
  return undefined;
}

/** fetch throws a bare TypeError for a request that it cannot build; one with a cause is about the network. */
function isUnbuildable(error: unknown): boolean {
  return isObject(error) && error.name === 'TypeError' && error.cause === undefined;
}

/** Errors of fetch may come from another realm, so that `instanceof Error` would not know them. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
