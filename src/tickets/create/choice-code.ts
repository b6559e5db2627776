import { createHash } from 'node:crypto';
import type { Choice } from '../catalog/catalog.ts';

/** Slack's limit for the value of an option; the API's ids may be longer (a problem type's: 512). */
const limit = 75;

/**
 * A stand-in for an id that a form element can carry: the id itself where it is short, otherwise a digest.
 * It does not depend on the order of a list, so a form that is hours old still means the same choice.
 */
export function codeOf(id: string): string {
  if (id !== '' && id.length <= limit && !id.startsWith('~')) return id;
  return '~' + createHash('sha256').update(id).digest('hex').slice(0, 32);
}

/** The choice that a code stands for; undefined where the list has none such. */
export function byCode<T extends Choice>(choices: readonly T[] | undefined, code: string | undefined): T | undefined {
  return code === undefined ? undefined : choices?.find((choice) => codeOf(choice.id) === code);
}
