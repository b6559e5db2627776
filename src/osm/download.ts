import { answerErrors } from './answer-error.ts';
import { parse, readWhole, type Answer } from './answer.ts';
import { failureInSuccess } from './failure.ts';
import type { Download } from './operation-types.ts';
import type { ExchangeDeps, Outgoing } from './outgoing.ts';
import { passOn, TooLarge } from './reading.ts';

/**
 * Passes a file on as it arrives.
 * @param failure makes the reader's error if the stream breaks
 * @param ended called when the stream has been read, is broken, or is canceled
 * @throws OsmError for HTML (which comes from something in between), an answer without the gateway's mark, and JSON that holds
 *   an error
 */
export async function readDownload(
  response: Response,
  outgoing: Outgoing,
  deps: ExchangeDeps,
  { failure, ended }: { failure: (error: unknown) => Error; ended: () => void },
): Promise<Answer> {
  const errors = answerErrors(response, outgoing, deps);
  const { headers, body } = response;
  const type = headers.get('content-type') ?? undefined;
  if (deps.mark.missing(headers) || /^text\/html\b/i.test(type ?? '')) {
    await body?.cancel();
    throw errors.foreign(Buffer.alloc(0));
  }
  if (body === null) throw errors.unusable('empty-answer', 'was answered with nothing');
  if (/^application\/json\b/i.test(type ?? '')) {
    const bytes = await readWhole(response, outgoing, deps);
    const refusal = failureInSuccess(parse(bytes), deps.speaker);
    if (refusal !== undefined) throw errors.refused(refusal);
    ended();
    return { headers, value: { stream: ReadableStream.from([bytes]), type, size: bytes.length } satisfies Download };
  }
  const fail = (error: unknown) =>
    error instanceof TooLarge
      ? errors.unusable('answer-too-large', `was answered with ${error.message}`)
      : failure(error);
  const stream = passOn(body, deps.maxDownload, fail, ended);
  const length = Number(headers.get('content-length') ?? Number.NaN);
  return { headers, value: { stream, type, size: Number.isInteger(length) ? length : undefined } satisfies Download };
}
