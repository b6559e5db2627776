import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Texts } from '../locales/index.ts';
import { DeskError, type DeskErrorCode } from '../tickets/errors.ts';
import { explain } from './explain.ts';
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

/**
 * Logs a failure under a new short id and puts it into words.
 * @param facts what it happened at; neither texts of people nor secrets
 * @param isLook what was asked for changes nothing, so there is nothing to check
 */
export function reportFailure(
  { texts, log }: { readonly texts: Texts; readonly log: Logger },
  failure: unknown,
  facts: Readonly<Record<string, unknown>>,
  isLook = false,
): Failure {
  const id = randomBytes(4).toString('hex');
  // A refusal is an answer, not a fault.
  const level = failure instanceof DeskError ? 'info' : 'error';
  log[level]({ err: failure, failure: id, ...facts }, 'Something that a person asked for did not happen.');
  const isPlain = failure instanceof DeskError && refusals.has(failure.code);
  const words = explain(failure, texts, isLook);
  const text = isPlain ? words : `${words} ${texts('errors.quote', { id })}`;
  return { id, plain: unmarked(text), text };
}
