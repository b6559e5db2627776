import { OsmRequestError } from './errors.ts';
import type { Call } from './outgoing.ts';
import { createSdkClock, sign, unsignedPayload, type AccessKey } from './signature.ts';
import type { Tokens } from './token.ts';
import type { Authorized } from './transport.ts';

/** An access key, with the security token if it is temporary. */
export interface SigningKey extends AccessKey {
  readonly securityToken?: string | undefined;
}

/** The largest body, in bytes, whose signature the gateway checks. */
const maxSigned = 12 * 1024 * 1024;

/**
 * Creates the function that authorizes calls: it signs with the access key, or uses a token if there is no key or the body is
 * larger than 12 MB. It rejects with `body-too-large` if such a body needs a token and no login is configured.
 */
export function createAuthorizer(deps: {
  readonly key?: SigningKey | undefined;
  readonly tokens?: Tokens | undefined;
  readonly domainId?: ((signal: AbortSignal | undefined) => Promise<string | undefined>) | undefined;
  readonly now: () => number;
}): (call: Call) => Promise<Authorized> {
  const { key, tokens, domainId } = deps;
  const date = createSdkClock(deps.now);
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

/** Signs all headers except those that the transport adds later, such as Content-Type. */
export function signedHeaders(call: Call, key: SigningKey, date: string, domainId?: string): Record<string, string> {
  const extra: Record<string, string> = {};
  if (domainId !== undefined) extra['X-Domain-Id'] = domainId;
  if (key.securityToken !== undefined) extra['X-Security-Token'] = key.securityToken;
  const bodyHash = call.payload?.hash();
  if (bodyHash === unsignedPayload) extra['X-Sdk-Content-Sha256'] = bodyHash;
  const headers = { ...call.headers, ...extra };
  return { ...extra, ...sign({ method: call.method, url: call.url, headers, bodyHash }, key, date) };
}
