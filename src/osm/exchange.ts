import { readAnswer, type Answer } from './answer.ts';
import { createDeadline } from './deadline.ts';
import { readDownload } from './download.ts';
import type { Shape } from './answer-shapes.ts';
import type { Origin } from './errors.ts';
import type { Speaker } from './failure.ts';
import type { GatewayMark } from './gateway-mark.ts';
import type { ListShape } from './list-answer.ts';
import { networkError } from './network-error.ts';
import type { Payload } from './payload.ts';
import type { ServiceClock } from './service-clock.ts';
import type { SettingNames } from './settings.ts';
import { parseSdkDate } from './signature.ts';
import { href, type SignedUrl } from './signed-url.ts';

/** What a good answer holds: JSON with data, JSON or nothing at all, a file. */
export type AnswerKind = 'data' | 'nothing' | 'file';

/** One request as it goes out. */
export interface Outgoing extends Origin {
  readonly url: SignedUrl;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: Payload | undefined;
  readonly answer: AnswerKind;
  /** What a good answer with data has at its top. */
  readonly shape?: Shape | undefined;
  /** What it consists of where it is a list. */
  readonly list?: ListShape | undefined;
  /** It changes nothing at the service, so that a bad answer is never ambiguous. */
  readonly safe: boolean;
  /** Milliseconds for connecting, sending, headers and body together. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

export interface ExchangeParts {
  /** Whose answers are awaited. */
  readonly speaker: Speaker;
  readonly mark: GatewayMark;
  readonly clock: ServiceClock;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /** Most bytes of an answer that is read as a whole. */
  readonly maxAnswer: number;
  /** Most bytes of a file that is passed on. */
  readonly maxDownload: number;
  /** Says whose calls these are. */
  readonly userAgent: string;
  /** For errors that say what to check. */
  readonly names: SettingNames;
  /** Host and port of the proxy that the process uses, for the errors. */
  readonly proxy?: string | undefined;
  /** What must not show in an error, whatever the service says. */
  readonly secrets: readonly string[];
}

/**
 * Sends one request and reads its answer. Rejects with an `OsmError`, or with what the source of an upload threw when it
 * was opened. The time-out goes on while a file is passed on.
 */
export async function exchange(outgoing: Outgoing, parts: ExchangeParts): Promise<Answer> {
  const deadline = createDeadline(outgoing.timeout, outgoing.signal);
  let passedOn = false;
  let sent = false;
  const failure = (error: unknown) => networkError(error, outgoing, parts, deadline, sent);
  try {
    const body = await bodyOf(outgoing.payload, deadline.signal);
    sent = true;
    const call = { at: parts.now(), signed: parseSdkDate(outgoing.headers['X-Sdk-Date']) };
    const response = await parts.fetch(href(outgoing.url), requestOf(outgoing, parts.userAgent, body, deadline.signal));
    const date = parts.clock.read(response.headers, call);
    if (outgoing.answer !== 'file' || !response.ok) return await readAnswer(response, outgoing, parts, date);
    const answer = await readDownload(response, outgoing, parts, { failure, ended: deadline.clear });
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

/** Redirects are not followed: they would take the credentials elsewhere. */
function requestOf(
  { method, headers, payload }: Outgoing,
  userAgent: string,
  body: Body,
  signal: AbortSignal,
): RequestInit {
  const all: Record<string, string> = { accept: 'application/json, */*;q=0.5', 'user-agent': userAgent, ...headers };
  if (payload !== undefined) all['content-type'] = payload.type;
  // A stream tells no size. For bytes fetch says it itself, and a newer undici in the process, which takes over Node's own
  // (as a library does by importing it), refuses a request that says it twice.
  if (typeof payload?.content === 'function') all['content-length'] = String(payload.size);
  const request: RequestInit = { method, headers: all, redirect: 'manual', signal };
  return body === undefined ? request : { ...request, body, duplex: 'half' };
}
