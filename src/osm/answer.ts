import { answerErrors } from './answer-error.ts';
import { hasShape, type Shape } from './answer-shapes.ts';
import { failureInSuccess, failureOf, isDocumented } from './failure.ts';
import { isListed } from './list-answer.ts';
import type { ExchangeDeps, Outgoing } from './outgoing.ts';
import { readBytes, TooLarge } from './reading.ts';
import type { DateReading } from './service-clock.ts';

/** A good answer. `value` is its JSON object, or a `Download`. */
export interface Answer {
  readonly headers: Headers;
  readonly value: object;
}

/** The answer of an operation without data, unless it is empty. */
const nothingShape: Shape = { error_code: 'scalar' };

/** The largest number of bytes to read of an error response. */
const maxFailure = 64 * 1024;

/** Statuses that mean the same whoever sends them: the request was not passed on. */
const plainStatuses = [413, 429];

/**
 * Reads a JSON answer.
 * @throws OsmError for every status except 2xx, for a 200 that holds an error, and for an answer that isn't the service's: its
 *   errors have a documented code, its results the operation's documented shape, and a list that is missing must be said to
 *   be empty
 */
export async function readAnswer(
  response: Response,
  outgoing: Outgoing,
  deps: ExchangeDeps,
  date: DateReading,
): Promise<Answer> {
  const errors = answerErrors(response, outgoing, deps);
  const { headers, status } = response;
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    await response.body?.cancel();
    throw errors.redirected();
  }
  if (!response.ok) {
    // It is an error even if its body can't be read.
    const explanation = await readBytes(response.body, maxFailure).catch(() => Buffer.alloc(0));
    const failure = failureOf(parse(explanation));
    if (!isDocumented(failure, deps.speaker)) {
      throw plainStatuses.includes(status) ? errors.refused({}) : errors.foreign(explanation);
    }
    deps.mark.learn(headers);
    const refusal = errors.refused(failure);
    if (status !== 401) date.accepted();
    else if (refusal.trouble?.kind === 'clock') date.refused();
    throw refusal;
  }
  const bytes = await readWhole(response, outgoing, deps);
  const value = parse(bytes);
  const failure = failureInSuccess(value, deps.speaker);
  if (failure !== undefined) throw errors.refused(failure);
  if (isRecord(value) && isWhole(value, outgoing)) {
    deps.mark.learn(headers);
    date.accepted();
    return { headers, value };
  }
  if (deps.mark.missing(headers) || isPage(bytes, headers)) throw errors.foreign(bytes);
  if (outgoing.answer === 'nothing' && (bytes.length === 0 || isRecord(value)))
    return { headers, value: isRecord(value) ? value : {} };
  if (bytes.length === 0) throw errors.unusable('empty-answer', 'was answered with nothing');
  if (value === undefined) throw errors.unusable('broken-answer', 'was answered with something that is not JSON');
  throw errors.unusable('unreadable-answer', 'was answered with nothing of what is documented');
}

/** Whether an answer has the documented shape, and its list if it should have one. */
function isWhole(value: Readonly<Record<string, unknown>>, { answer, shape = {}, list }: Outgoing): boolean {
  if (!hasShape(value, answer === 'nothing' ? nothingShape : shape)) return false;
  return list === undefined || isListed(value, list);
}

/** Reads the whole body. @throws OsmAnswerError `answer-too-large` */
export async function readWhole(response: Response, outgoing: Outgoing, deps: ExchangeDeps): Promise<Buffer> {
  try {
    return await readBytes(response.body, deps.maxAnswer);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    throw answerErrors(response, outgoing, deps).unusable('answer-too-large', `was answered with ${error.message}`);
  }
}

/** Parses JSON; undefined if it isn't JSON. The parser's own message is dropped, because it quotes the text. */
export function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Whether the body is HTML or XML, whatever its content type says. */
function isPage(bytes: Buffer, headers: Headers): boolean {
  return /^text\/html\b/i.test(headers.get('content-type') ?? '') || /^\s*</.test(bytes.subarray(0, 64).toString());
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
