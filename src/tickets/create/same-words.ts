import { createKeys } from './creating.ts';
import { DomainError } from '../errors.ts';
import { abandoning, onceOnly } from '../once-only.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { Actor } from '../roles/roles.ts';

/**
 * How long (milliseconds) the same words of the same person go on with a submission whose outcome nobody knows. What is said
 * alike a day later is another problem.
 */
const sameFor = 24 * 60 * 60 * 1000;

/** The person's own submission, named by its key, says the same, and nobody knows yet what became of it. */
export class SaidBefore extends DomainError {
  readonly key: string;
  /** Something of this one was sent as well, in other words or long after. */
  readonly isSent: boolean;

  constructor(key: string, isSent: boolean) {
    super('in-progress');
    this.key = key;
    this.isSent = isSent;
  }
}

type Deps = Pick<UseCaseDeps, 'once' | 'now' | 'log'>;

/** Claims the words for a submission, before it is sent. `isSent`: something of it was sent before. @throws SaidBefore */
export type ClaimWords = (isSent: boolean) => Promise<void>;

/**
 * Prepares to claim a person's words for a submission: two forms of one person that say the same, on two devices or one after the
 * other, are one ticket as long as the first has no certain outcome. A look into the list of tickets would tell as well, but
 * not while that is down. What had its outcome before this is another matter: people open the same twice if they want to.
 * @param words the key of the words: see `wordsOf`
 */
export async function prepareClaim(deps: Deps, { id }: Actor, key: string, words: string): Promise<ClaimWords> {
  const { once, now } = deps;
  // Kept like a note, so that it keeps its time when a process ends.
  const row = `${abandoning.notes}said:${id}:${words}`;
  const known = await once.find(row);
  const settled = known !== undefined && !(await isOpen(deps, known.version)) ? known.version : undefined;
  return async (isSent) => {
    const at = now();
    const begun = await once.begin(row, at, { version: key });
    if (begun.state !== 'working' || begun.version === key) return;
    const { version: other, since } = begun;
    const isCurrent = at - since < sameFor && (await isOpen(deps, other));
    // Where it came to its end since this one began, both were sent at the same time.
    const isBeside = other !== settled && (await isDone(deps, other));
    if (other !== undefined && (isCurrent || isBeside)) throw new SaidBefore(other, isSent);
    if (!(await once.takeOver(row, since, at, key))) throw new DomainError('in-progress');
  };
}

async function isOpen(deps: Deps, key: string | undefined): Promise<boolean> {
  return (await stateOf(deps, key)) === 'working';
}

async function isDone(deps: Deps, key: string | undefined): Promise<boolean> {
  return (await stateOf(deps, key)) === 'done';
}

async function stateOf({ once }: Deps, key: string | undefined): Promise<'working' | 'done' | undefined> {
  return key === undefined ? undefined : (await once.find(`${createKeys}${key}`))?.state;
}

const joins = 'same:';

/** The key of the submission that a form belongs to: its own, unless it goes on with one that said the same. */
export async function submissionOf({ once }: Pick<Deps, 'once'>, key: string): Promise<string> {
  const joined = await once.find(`${joins}${key}`);
  return joined?.state === 'done' ? joined.result : key;
}

/** Decides, once and for all who come with this key, that it goes on with an earlier submission. @returns the key of that */
export async function joinEarlier(deps: Deps, key: string, earlier: string): Promise<string> {
  return (await onceOnly(deps, `${joins}${key}`, () => Promise.resolve(earlier))).result;
}
