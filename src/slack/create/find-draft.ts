import { withTimeout } from '../../ops/with-timeout.ts';
import { markOf, type Draft } from '../../tickets/create/draft.ts';
import { digestOf } from '../../tickets/instruction-key.ts';
import { staleAfter } from '../../tickets/once-only.ts';
import type { Submitted } from '../../tickets/create/submitted.ts';
import { formOf } from '../../tickets/create/version.ts';
import type { SlackContext } from '../interaction/context.ts';
import { createDrafts, type Person } from '../interaction/drafts.ts';
import { dateToken } from '../text/cut.ts';
import { foreign } from '../text/document.ts';
import type { FormMetadata } from './form/state.ts';
import { submissionKey } from './open-form-state.ts';

/** Milliseconds for asking what became of a draft: a trigger lives 3 s. */
const draftTimeoutMs = 300;

/** What a new form may begin with. */
export interface Found {
  readonly draft?: Draft | undefined;
  /** What became of what the person may expect to find, in words. */
  readonly notices: readonly string[];
}

/**
 * The draft that a person can go on with: the last one that was kept. One whose ticket exists is none, and is told as such; one
 * that is being sent is not offered. Where an earlier version of it is a ticket, the draft is a submission of its own.
 * @param which a single draft, by its key; `except`: not this one
 */
export async function findDraft(
  context: SlackContext,
  person: Person,
  which: { readonly key?: string | undefined; readonly except?: string | undefined } = {},
): Promise<Found> {
  const drafts = createDrafts(context);
  const { texts } = context;
  const one = which.key === undefined ? undefined : await drafts.of(person, which.key);
  const candidates = which.key === undefined ? await drafts.all(person) : one === undefined ? [] : [one];
  const notices: string[] = [];
  for (const draft of candidates.filter(({ key }) => key !== which.except)) {
    const became = await submitted(context, person, draft);
    const time = dateToken(draft.at, new Date(draft.at).toISOString());
    if (became.state === 'done') {
      if (formOf(became.version ?? '') !== markOf(draft.values))
        return { draft: { ...draft, submission: otherSubmission(draft, draft), earlier: { id: became.id } }, notices };
      await drafts.remove(person, draft.key);
      notices.push(texts('create.already-created', { time, ticket: foreign(became.id) }));
    } else if (became.state === 'working' || (became.state === 'none' && isBeingSent(draft, context.now()))) {
      notices.push(texts('create.still-sending', { time }));
    } else {
      return { draft, notices };
    }
  }
  return { notices: which.key === undefined || one !== undefined ? notices : [texts('create.draft-gone')] };
}

/** What became of the submission of a form, or a draft; `none` where that cannot be asked in time. */
export async function submitted(
  { useCases, timeLeft, log }: SlackContext,
  { user }: Person,
  form: Pick<FormMetadata, 'key' | 'submission'>,
): Promise<Submitted> {
  try {
    const known = await withTimeout(
      useCases.submitted(submissionKey(user, form)),
      Math.min(draftTimeoutMs, timeLeft()),
    );
    if (known !== undefined) return known.value;
  } catch (error) {
    log.warn({ err: error }, 'cannot look up the outcome of a form');
  }
  return { state: 'none' };
}

/**
 * Names the submission of a form of which an earlier version is a ticket. It is made of what the form holds, so that the same
 * form that comes again, in another process too, has the same.
 */
export function otherSubmission(
  { key, submission = key }: Pick<FormMetadata, 'key' | 'submission'>,
  { values }: Pick<Draft, 'values'>,
): string {
  return digestOf([submission, markOf(values)]);
}

/** Whether a form is being checked before its ticket is created; a process that ended meanwhile leaves the mark behind. */
function isBeingSent({ sending }: Draft, now: number): boolean {
  return sending !== undefined && now - sending < staleAfter;
}
