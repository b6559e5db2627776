import { createHash } from 'node:crypto';
import { DomainError } from '../../tickets/errors.ts';
import { isServiceFailure } from '../../tickets/failures.ts';
import type { Call, SlackContext } from './context.ts';

/** Another version of the message was carried out, or is being carried out. */
export class LateEdit extends Error {
  /** It asks for the same as before. */
  readonly isSame: boolean;

  constructor(isSame: boolean) {
    super('late-edit');
    this.name = 'LateEdit';
    this.isSame = isSame;
  }
}

/**
 * Does what a message asks for once, however often it is edited: an edit that comes before, or after a refusal, counts; one
 * that comes after something was done is too late.
 * @param key of the message
 * @param resumed a process ended before it had answered. What the message asks for is done again then, by what makes sure
 *   that it happens once, so that the person hears what came of it
 */
export function runOnce(
  { once, now }: Pick<SlackContext, 'once' | 'now'>,
  key: string,
  line: string,
  resumed: boolean,
): Call['act'] {
  const name = `message:${key}`;
  const asked = createHash('sha256').update(line.trim()).digest('base64url').slice(0, 16);
  return async (work) => {
    const begun = await once.begin(name, now(), { version: asked });
    const isSame =
      begun.state === 'done' ? begun.result === asked : begun.state === 'working' && begun.version === asked;
    // Processes of 0.2.0 noted no words.
    const isUnknown = begun.state === 'working' && begun.version === undefined;
    if (begun.state !== 'new' && !(resumed && (isSame || isUnknown))) throw new LateEdit(isSame);
    try {
      const result = await work();
      await once.finish(name, asked);
      return result;
    } catch (error) {
      await (mayHaveHappened(error) ? once.finish(name, asked) : once.release(name));
      throw error;
    }
  };
}

function mayHaveHappened(error: unknown): boolean {
  if (error instanceof DomainError) return error.code === 'uncertain' || error.code === 'in-progress';
  return isServiceFailure(error) && error.ambiguous;
}
