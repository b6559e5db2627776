import { OsmRequestError } from './errors.ts';
import type { Call } from './outgoing.ts';
import { createSdkClock, sign, unsignedPayload, type AccessKey } from './signature.ts';
import type { Tokens } from './token.ts';
import type { Authorized } from './transport.ts';

/** An access key, with the security token where it is a temporary one. */
export interface SigningKey extends AccessKey {
  readonly securityToken?: string | undefined;
}

/** The gateway checks no signature over a larger body. */
const maxSigned = 12 * 1024 * 1024;

/**
 * Chooses how a call is authorized: signed with the access key; by token where there is no key, and for bodies over 12 MB.
 * Rejects with `body-too-large` where such a body comes and there is no token to be had.
 */
export function createAuthorizer(parts: {
  readonly key?: SigningKey | undefined;
  readonly tokens?: Tokens | undefined;
  readonly domainId?: ((signal: AbortSignal | undefined) => Promise<string | undefined>) | undefined;
  readonly now: () => number;
}): (call: Call) => Promise<Authorized> {
  const { key, tokens, domainId } = parts;
  const date = createSdkClock(parts.now);
  return async (call) => {
    const large = (call.payload?.size ?? 0) > maxSigned;
    if (key !== undefined && !large)
      return { headers: signedHeaders(call, key, date(), await domainId?.(call.signal)) };
    if (tokens !== undefined) {
      const token = await tokens.get(call.signal);
      return { headers: { 'X-Auth-Token': token }, refused: () => tokens.refuse(token) };
    }
    throw new OsmRequestError(call, 'was not sent: bodies over 12 MB need an IAM user (password) to be configured', {
      code: 'body-too-large',
    });
  };
}

/** Signs every header that is sent but Content-Type and the like, which the transport adds afterwards. */
export function signedHeaders(call: Call, key: SigningKey, date: string, domainId?: string): Record<string, string> {
  const extra: Record<string, string> = {};
  if (domainId !== undefined) extra['X-Domain-Id'] = domainId;
  if (key.securityToken !== undefined) extra['X-Security-Token'] = key.securityToken;
  const bodyHash = call.payload?.hash();
  if (bodyHash === unsignedPayload) extra['X-Sdk-Content-Sha256'] = bodyHash;
  const headers = { ...call.headers, ...extra };
  return { ...extra, ...sign({ method: call.method, url: call.url, headers, bodyHash }, key, date) };
}
