/**
 * Checks whether an answer has the gateway's X-Request-Id, which all of its answers have and no proxy's has. It decides when the
 * body can't: an empty answer to a write looks the same from anyone, and a file can hold anything.
 */
export interface GatewayMark {
  /** Learns from an answer that is known to come from the service. */
  learn(headers: Headers): void;
  /** Whether the answer should have the mark and doesn't. */
  missing(headers: Headers): boolean;
}

const header = 'x-request-id';

/** Create one for each service. If the service's answers never have the mark, it isn't required. */
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
