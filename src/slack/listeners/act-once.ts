import { createHash } from 'node:crypto';
import { DeskError } from '../../tickets/errors.ts';
import { isServiceFailure } from '../../tickets/failures.ts';
import type { Call, Surface } from '../surface.ts';

/** A message was edited after it had been carried out. */
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
 */
export function actOnce({ once, now }: Pick<Surface, 'once' | 'now'>, key: string, line: string): Call['act'] {
  const name = `message:${key}`;
  const asked = createHash('sha256').update(line.trim()).digest('base64url').slice(0, 16);
  return async (work) => {
    const begun = await once.begin(name, now());
    if (begun.state !== 'new') throw new LateEdit(begun.state === 'done' && begun.result === asked);
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
  if (error instanceof DeskError) return error.code === 'uncertain' || error.code === 'in-progress';
  return isServiceFailure(error) && error.ambiguous;
}
