import type { Credential } from '../options.ts';
import type { KeyLock } from './key-lock.ts';
import { Refusal, unauthorized } from './refusal.ts';
import { header, type GatewayRequest } from './request.ts';
import { verifySignature } from './signature.ts';
import type { Tokens } from './tokens.ts';

/** Bodies over 12 MB cannot be signed; those with a token have their own limit. */
const signedBound = 12 * 1_048_576;
export const tokenBound = 64 * 1_048_576;

export interface Authority {
  readonly credentials: readonly Credential[];
  readonly tokens: Tokens<Credential>;
  readonly lock: KeyLock;
  readonly now: () => number;
}

/**
 * Identifies the sender of a request by access key or token.
 * @throws Refusal 401 with the reason; 403 for another account's X-Domain-Id; 413 for a body that is too large
 */
export function authenticate(authority: Authority, request: GatewayRequest): Credential {
  const byKey = header(request, 'authorization') !== undefined;
  if (request.size > (byKey ? signedBound : tokenBound)) {
    throw new Refusal(413, 'APIGW.0201', 'Request entity too large');
  }
  const find = (key: string) => authority.credentials.find(({ accessKey }) => accessKey === key);
  const accessKey = /Access=([^,\s]+)/.exec(header(request, 'authorization') ?? '')?.[1] ?? '';
  const credential = byKey
    ? authority.lock.guard(accessKey, () => verifySignature(request, find, authority.now()))
    : holderOf(authority, request);
  const domain = header(request, 'x-domain-id');
  if (domain !== undefined && domain !== credential.domainId) {
    throw new Refusal(403, 'OSM.0003', 'X-Domain-Id is not the account of the credential');
  }
  return credential;
}

function holderOf({ tokens }: Authority, request: GatewayRequest): Credential {
  const token = header(request, 'x-auth-token');
  if (token === undefined) throw unauthorized('x-auth-token not found');
  const found = tokens.look(token);
  if (found.state === 'expired') throw new Refusal(401, 'OSM.0002', 'The token has expired');
  if (found.state === 'unknown') throw unauthorized('decrypt token fail');
  return found.holder;
}
