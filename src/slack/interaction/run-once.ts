import { createHash } from 'node:crypto';
import { DomainError } from '../../tickets/errors.ts';
import { isServiceFailure } from '../../tickets/failures.ts';
import type { Call, SlackContext } from './context.ts';

/** Another version of the message was carried out or is being carried out. */
export class LateEdit extends Error {
  /** Both versions ask for the same. */
  readonly isSame: boolean;

  constructor(isSame: boolean) {
    super('late-edit');
    this.name = 'LateEdit';
    this.isSame = isSame;
  }
}

/**
 * Carries out a message once, however often it is edited. An edit counts if nothing was done so far, or if the earlier version
 * was refused; after that, it is too late.
 * @param key of the message
 * @param resumed a process stopped before it answered. The same request then runs again, so that the person gets an answer; the
 *   changes themselves ensure that they happen once
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
