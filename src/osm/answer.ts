import { answerErrors } from './answer-error.ts';
import type { ExchangeParts, Outgoing } from './exchange.ts';
import { failureInSuccess, failureOf } from './failure.ts';
import { readBytes, TooLarge } from './reading.ts';

/** `value` is the JSON object of the answer, or a `Download`. */
export interface Answer {
  readonly headers: Headers;
  readonly value: object;
}

/** Most bytes that are read of an answer that says an error. */
const maxFailure = 64 * 1024;

/** Reads a JSON answer; throws an `OsmError` for any other, for every status but 2xx, and for a 200 with an error in it. */
export async function readAnswer(response: Response, outgoing: Outgoing, parts: ExchangeParts): Promise<Answer> {
  const errors = answerErrors(response, outgoing, parts);
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    await response.body?.cancel();
    throw errors.unusable('redirected', 'was redirected, which is not followed');
  }
  if (!response.ok) {
    // A failure stays one where its explanation cannot be read.
    const explanation = await readBytes(response.body, maxFailure).catch(() => Buffer.alloc(0));
    throw errors.refused(failureOf(parse(explanation)));
  }
  const bytes = await readWhole(response, outgoing, parts);
  if (bytes.length === 0 && outgoing.answer === 'nothing') return { headers: response.headers, value: {} };
  if (bytes.length === 0) throw errors.unusable('empty-answer', 'was answered with nothing');
  const value = parse(bytes);
  const failure = failureInSuccess(value);
  if (failure !== undefined) throw errors.refused(failure);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { headers: response.headers, value };
  throw errors.unusable('unreadable-answer', 'was answered with something that is not a JSON object');
}

/** The whole body, within the bound. */
export async function readWhole(response: Response, outgoing: Outgoing, parts: ExchangeParts): Promise<Buffer> {
  try {
    return await readBytes(response.body, parts.maxAnswer);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    throw answerErrors(response, outgoing, parts).unusable('answer-too-large', `was answered with ${error.message}`);
  }
}

/** Undefined where it is no JSON. The parser's own message would quote the text, so it is dropped. */
export function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
