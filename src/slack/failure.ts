import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Texts } from '../locales/index.ts';
import { DeskError, type DeskErrorCode } from '../tickets/errors.ts';
import { explain, type About } from './explain.ts';
import type { SlackContext } from './context.ts';
import { unmarked } from './text/foreign.ts';

/** Refusals that no admin would look up in the log: an id would be noise. */
const refusals: ReadonlySet<DeskErrorCode> = new Set<DeskErrorCode>(['no-access', 'role-changed']);

/** What a person reads of a failure; `plain` where Slack does no formatting. A fault's ends with the id that the log has too. */
export interface Failure {
  readonly id: string;
  /** As an own text; foreign parts are marked. */
  readonly text: string;
  readonly plain: string;
}

interface Parts {
  readonly texts: Texts;
  readonly log: Logger;
}

/**
 * Notes that what a person asked for failed or may have, so that no other process does it again, and puts it into words, as
 * `describeFailure` does.
 * @throws LeftToAnother where another process does it, and answers
 */
export async function reportFailure(
  parts: Parts & Pick<SlackContext, 'noteFailure'>,
  failure: unknown,
  facts: Readonly<Record<string, unknown>>,
  about: About = {},
): Promise<Failure> {
  await parts.noteFailure();
  return describeFailure(parts, failure, facts, about);
}

/**
 * Logs a failure under a new short id and puts it into words. By itself where the failure is noted already, or where what was
 * asked for was done all the same.
 * @param facts what it happened at; neither texts of people nor secrets
 */
export function describeFailure(
  { texts, log }: Parts,
  failure: unknown,
  facts: Readonly<Record<string, unknown>>,
  about: About = {},
): Failure {
  const id = randomBytes(4).toString('hex');
  // A refusal is an answer, not a fault.
  const level = failure instanceof DeskError ? 'info' : 'error';
  log[level]({ err: failure, failure: id, ...facts }, 'Something that a person asked for did not happen.');
  const isPlain = failure instanceof DeskError && refusals.has(failure.code);
  const words = explain(failure, texts, about);
  const text = isPlain ? words : `${words} ${texts('errors.quote', { id })}`;
  return { id, plain: unmarked(text), text };
}
