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

/** Time limit for looking up whether a draft was sent, in milliseconds: a trigger lives 3 seconds. */
const draftTimeoutMs = 300;

/** The initial content of a new form. */
export interface Found {
  readonly draft?: Draft | undefined;
  /** Texts about drafts that the person may expect but that can't be offered. */
  readonly notices: readonly string[];
}

/**
 * Finds the draft to continue with: the most recently saved one. A draft that became a ticket is removed, and a notice says so; a
 * draft that is being sent isn't offered. If an earlier version of a draft is a ticket, the draft becomes a new submission.
 * @param which `key`: only this draft; `except`: not this one
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

/** Whether a form or draft was submitted, and with which result; `none` if that can't be looked up in time. */
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
 * The key of a new submission, for a form whose earlier version is a ticket. It is derived from the form's content, so that the
 * same form has the same key if it arrives again, even at another process.
 */
export function otherSubmission(
  { key, submission = key }: Pick<FormMetadata, 'key' | 'submission'>,
  { values }: Pick<Draft, 'values'>,
): string {
  return digestOf([submission, markOf(values)]);
}

/** Whether a form is being sent. A process that stopped leaves the mark behind, so the mark expires. */
function isBeingSent({ sending }: Draft, now: number): boolean {
  return sending !== undefined && now - sending < staleAfter;
}
