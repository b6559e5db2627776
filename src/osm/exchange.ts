import { readAnswer, type Answer } from './answer.ts';
import { createDeadline } from './deadline.ts';
import { readDownload } from './download.ts';
import { networkError } from './network-error.ts';
import type { Outgoing, ExchangeDeps } from './outgoing.ts';
import type { Payload } from './payload.ts';
import { parseSdkDate } from './signature.ts';
import { href } from './signed-url.ts';

/**
 * Sends one request and reads its answer. The timeout includes the time in which a file is passed on.
 * @throws OsmError, or the error of an upload's source if it can't be opened
 */
export async function exchange(outgoing: Outgoing, deps: ExchangeDeps): Promise<Answer> {
  const deadline = createDeadline(outgoing.timeout, outgoing.signal);
  let passedOn = false;
  let sent = false;
  const failure = (error: unknown) => networkError(error, outgoing, deps, deadline, sent);
  try {
    const body = await bodyOf(outgoing.payload, deadline.signal);
    sent = true;
    const call = { at: deps.now(), signed: parseSdkDate(outgoing.headers['X-Sdk-Date']) };
    const response = await deps.fetch(href(outgoing.url), requestOf(outgoing, deps.userAgent, body, deadline.signal));
    const date = deps.clock.read(response.headers, call);
    if (outgoing.answer !== 'file' || !response.ok) return await readAnswer(response, outgoing, deps, date);
    const answer = await readDownload(response, outgoing, deps, { failure, ended: deadline.clear });
    passedOn = true;
    return answer;
  } catch (error) {
    if (!sent && !deadline.signal.aborted) throw error;
    throw failure(error);
  } finally {
    if (!passedOn) deadline.clear();
  }
}

type Body = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | undefined;

async function bodyOf(payload: Payload | undefined, signal: AbortSignal): Promise<Body> {
  return typeof payload?.content === 'function' ? payload.content(signal) : payload?.content;
}

/** Redirects aren't followed: they would take the credentials elsewhere. */
function requestOf(
  { method, headers, payload }: Outgoing,
  userAgent: string,
  body: Body,
  signal: AbortSignal,
): RequestInit {
  const all: Record<string, string> = { accept: 'application/json, */*;q=0.5', 'user-agent': userAgent, ...headers };
  if (payload !== undefined) all['content-type'] = payload.type;
  // A stream has no size. For bytes, fetch sets the header itself, and newer versions of undici, which replace Node's own
  // when a library imports them, reject a request that has it twice.
  if (typeof payload?.content === 'function') all['content-length'] = String(payload.size);
  const request: RequestInit = { method, headers: all, redirect: 'manual', signal };
  return body === undefined ? request : { ...request, body, duplex: 'half' };
}
