import { createKeys } from './creating.ts';
import { staleAfter } from '../once-only.ts';
import type { UseCaseDeps } from '../deps.ts';
import { submissionOf } from './same-words.ts';

/** The outcome of a submission: see `createTicket`. */
export type Submitted =
  /** `unclear`: an attempt was cut off by a crash, or got no clear answer. */
  | { readonly state: 'none' | 'working' | 'unclear' }
  /** `version` as in `versionOf`; undefined if unknown. */
  | { readonly state: 'done'; readonly id: string; readonly version?: string | undefined };

/** Looks up the outcome of a submission without changing anything. */
export async function findSubmitted({ once, now }: Pick<UseCaseDeps, 'once' | 'now'>, key: string): Promise<Submitted> {
  const known = await once.find(`${createKeys}${await submissionOf({ once }, key)}`);
  if (known === undefined) return { state: 'none' };
  if (known.state === 'done') return { state: 'done', id: known.result, version: known.version };
  return { state: now() - known.since < staleAfter ? 'working' : 'unclear' };
}
