/**
 * Whether an answer bears the gateway's X-Request-Id, which each of its answers does and no proxy's. It decides where the
 * body cannot: an empty answer to a write looks the same whoever gives it, and a file may hold anything.
 */
export interface GatewayMark {
  /** Takes note of an answer that is known to be the service's. */
  learn(headers: Headers): void;
  /** Whether the answer lacks the mark although it ought to bear it. */
  missing(headers: Headers): boolean;
}

const header = 'x-request-id';

/** One for each service. Should answers come without the mark from the first, it is not asked for. */
export function createGatewayMark(): GatewayMark {
  let expected = true;
  let seen = false;
  return {
    learn: (headers) => {
      seen ||= headers.has(header);
      expected = seen;
    },
    missing: (headers) => expected && !headers.has(header),
  };
}
