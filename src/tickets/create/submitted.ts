import { createKeys } from './creating.ts';
import { staleAfter } from '../once-only.ts';
import type { DeskParts } from '../parts.ts';
import { submissionOf } from './same-words.ts';

/** What became of a submission: see `createTicket`. */
export type Submitted =
  /** `unclear`: an attempt was left behind by a crash, or had no certain answer. */
  | { readonly state: 'none' | 'working' | 'unclear' }
  /** `version` of `versionOf`; undefined where it is not known. */
  | { readonly state: 'done'; readonly id: string; readonly version?: string | undefined };

/** Looks what became of a submission, without doing anything about it. */
export async function findSubmitted({ once, now }: Pick<DeskParts, 'once' | 'now'>, key: string): Promise<Submitted> {
  const known = await once.find(`${createKeys}${await submissionOf({ once }, key)}`);
  if (known === undefined) return { state: 'none' };
  if (known.state === 'done') return { state: 'done', id: known.result, version: known.version };
  return { state: now() - known.since < staleAfter ? 'working' : 'unclear' };
}
