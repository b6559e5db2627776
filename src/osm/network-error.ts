import type { Deadline } from './deadline.ts';
import { OsmError, OsmNetworkError, OsmRequestError } from './errors.ts';
import { proxyTrouble, systemCode, tlsTrouble } from './network-trouble.ts';
import type { ExchangeDeps, Outgoing } from './outgoing.ts';
import { endpointName } from './settings.ts';

/** Codes of Node and its fetch for connections that weren't made: nothing was sent. */
const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  // From our own proxy agent: the proxy made no connection.
  'ERR_PROXY_REFUSED',
]);

/**
 * Creates the error for an exchange that failed. The original error isn't kept as its cause, because some messages of fetch
 * quote header values, which include tokens.
 * @param sent whether the request may have been sent
 */
export function networkError(
  error: unknown,
  outgoing: Outgoing,
  deps: Pick<ExchangeDeps, 'names' | 'proxy' | 'speaker'>,
  deadline: Deadline,
  sent: boolean,
): OsmError {
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
  const { host } = outgoing.url;
  const { names, proxy: proxyHost } = deps;
  const route = { host, names, endpoint: endpointName(deps.speaker, names), proxy: proxyHost };
  const proxy = proxyTrouble(error, route);
  if (proxy !== undefined) {
    const { trouble } = proxy;
    return new OsmNetworkError(outgoing, 'was refused by a proxy', {
      ...{ code: 'proxy', trouble },
      ambiguous: ambiguous && proxy.sent,
    });
  }
  const detail = systemCode(error);
  if (detail !== undefined && unreachable.has(detail)) {
    return new OsmNetworkError(outgoing, `could not be sent: ${host} cannot be reached`, {
      code: 'unreachable',
      detail,
    });
  }
  const tls = tlsTrouble(error, route);
  if (tls !== undefined) return new OsmNetworkError(outgoing, 'could not be sent', { code: 'tls', trouble: tls });
  if (isUnbuildable(error)) {
    return new OsmRequestError(outgoing, 'cannot be sent: a header or the address is not valid', {
      code: 'invalid-argument',
    });
  }
  return new OsmNetworkError(outgoing, 'was cut off', { code: 'network', ambiguous, detail });
}

/** For a request that it can't build, fetch throws a TypeError without a cause; one with a cause is about the network. */
function isUnbuildable(error: unknown): boolean {
  return error instanceof Object && 'name' in error && error.name === 'TypeError' && !('cause' in error);
}
