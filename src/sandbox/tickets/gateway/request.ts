import type { IncomingHttpHeaders } from 'node:http';

/** A request as received. */
export interface WireRequest {
  readonly method: string;
  /** Before the question mark, as sent. */
  readonly rawPath: string;
  /** After the question mark, as sent; empty without one. */
  readonly rawQuery: string;
  /** Lower-case names. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Bytes sent; more than `body` has if the body was too large to be stored. */
  readonly size: number;
  /** Scheme and authority of the service. */
  readonly origin: string;
}

/** An answer before it is sent. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A request whose path and query are decoded. */
export interface GatewayRequest extends WireRequest {
  readonly segments: readonly string[];
  readonly query: readonly (readonly [string, string])[];
}

/**
 * Decodes path and query.
 * @returns undefined if percent-encoding is malformed
 */
export function decode(request: WireRequest): GatewayRequest | undefined {
  try {
    const segments = request.rawPath.replace(/^\//, '').replace(/\/$/, '').split('/').map(decodeURIComponent);
    const pairs = request.rawQuery.split('&').filter((pair) => pair !== '');
    return { ...request, segments, query: pairs.map(decodePair) };
  } catch {
    return undefined;
  }
}

/** A plus sign is a space, as in any form-encoded query. */
function decodePair(pair: string): readonly [string, string] {
  const [name = '', ...rest] = pair.replaceAll('+', ' ').split('=');
  return [decodeURIComponent(name), decodeURIComponent(rest.join('='))];
}

/** A header that may occur once; the first value of a repeated one. */
export function header(request: WireRequest, name: string): string | undefined {
  return [request.headers[name]].flat()[0];
}

export function jsonAnswer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): WireAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
    body: Buffer.from(JSON.stringify(body)),
  };
}
