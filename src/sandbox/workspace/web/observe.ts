import { readableBody } from '../../journal/body.ts';
import type { Exchange, Proof } from '../../journal/exchange.ts';
import { bearer, type Incoming } from './body.ts';
import type { Reply } from './reply.ts';

/** Errors that mean that a token was rejected. */
const refusals: readonly unknown[] = [
  'not_authed',
  'invalid_auth',
  'token_revoked',
  'account_inactive',
  'not_allowed_token_type',
];

/** A call of the Web API, a response URL or the file host, as recorded in the journal. */
export function describeCall(
  incoming: Incoming,
  reply: Reply,
  when: { readonly at: number; readonly took: number },
): Exchange {
  const { pathname, searchParams } = incoming.url;
  const request = {
    query: searchParams.size === 0 ? undefined : Object.fromEntries(searchParams),
    body: readableBody(incoming.headers['content-type'], incoming.body),
  };
  const answer = typeof reply === 'string' ? undefined : readableBody(reply.headers?.['content-type'], reply.body);
  const error = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : undefined;
  const result = resultOf(reply, error);
  return {
    side: 'slack',
    kind: 'call',
    name: nameOf(pathname),
    way: `${incoming.method} ${pathname}`,
    ...when,
    proof: proofOf(incoming, error, reply),
    result,
    failed: result !== 'ok',
    request,
    answer,
  };
}

function nameOf(path: string): string {
  if (path.startsWith('/api/')) return path.slice('/api/'.length);
  if (path.startsWith('/files-pri/')) return 'files.download';
  if (path.startsWith('/upload/')) return 'files.upload';
  return path.startsWith('/response/') ? 'response_url' : 'unknown';
}

function resultOf(reply: Reply, error: unknown): string {
  if (reply === 'hang') return 'no answer';
  if (reply === 'cut') return 'connection cut';
  if (typeof error === 'string') return error;
  return reply.status < 400 ? 'ok' : String(reply.status);
}

function proofOf(incoming: Incoming, error: unknown, reply: Reply): Proof {
  const { pathname } = incoming.url;
  if (pathname.startsWith('/upload/') || pathname.startsWith('/response/')) return { by: 'address' };
  const inForm = incoming.headers['content-type']?.includes('form') === true && incoming.body.includes('token=');
  if (bearer(incoming) === undefined && !inForm) return { by: 'nothing' };
  // A fault applies before the token is checked.
  const looked = typeof reply !== 'string' && reply.status < 400;
  return { by: 'token', accepted: looked ? !refusals.includes(error) : undefined };
}
