import { createHash } from 'node:crypto';
import type { Choice } from '../catalog/catalog.ts';

/** Slack's limit for an option value. API ids may be longer (a problem type's: 512). */
const limit = 75;

/**
 * A stand-in for an id that fits into a form element: the id itself if it is short, otherwise a digest. It does not
 * depend on list order, so a form that is hours old still means the same choice.
 */
export function codeOf(id: string): string {
  if (id !== '' && id.length <= limit && !id.startsWith('~')) return id;
  return '~' + createHash('sha256').update(id).digest('hex').slice(0, 32);
}

/** The choice that a code stands for; undefined if the list does not have it. */
export function byCode<T extends Choice>(choices: readonly T[] | undefined, code: string | undefined): T | undefined {
  return code === undefined ? undefined : choices?.find((choice) => codeOf(choice.id) === code);
}
