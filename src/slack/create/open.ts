import { randomUUID } from 'node:crypto';
import { emptyValues } from '../../tickets/create/form.ts';
import type { SlackContext, Call } from '../interaction/context.ts';
import { createDrafts, type Person } from '../interaction/drafts.ts';
import { newCode } from './form/metadata.ts';
import { prefill, type Prefill } from './prefill.ts';
import { absentChannel, drawForm, drawn, refusalView, withAbsent } from './draw.ts';
import { gatherFor, type Gathered, creator } from './gather.ts';
import { findDraft, type Found } from './find-draft.ts';
import { moveDraft, restored, type OpenForm, begun } from './open-form-state.ts';
import { within } from '../../ops/within.ts';

/** Milliseconds for what should be known before the form opens: a trigger lives 3 s. */
const patience = 500;

/** Milliseconds for what comes out of the cache: with it the form opens complete, and need not be drawn twice. */
const atHand = 100;

export interface OpenCreate extends Prefill {
  readonly triggerId: string;
  readonly user: string;
  readonly team: string | undefined;
  /** Where it was asked for; the ticket will be followed there unless another channel is chosen. */
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
  /** The key of the draft to go on with; the last one where it is left out. */
  readonly draft?: string | undefined;
  /** Of the call that it comes from, if any. */
  readonly form?: Call['form'] | undefined;
}

/**
 * Opens the create form: at once, with the text or the draft in it and what is at hand, and fills in the rest then.
 * Rejects where Slack does not take the view (the trigger is too old, say).
 */
export async function openCreate(context: SlackContext, input: OpenCreate): Promise<void> {
  const { client, texts } = context;
  const person = { user: input.user, team: input.team };
  const drafts = createDrafts(context);
  const allowed = within(creator(context, person), patience);
  const [known, found] = await Promise.allSettled([allowed, findDraft(context, person, { key: input.draft })]);
  const trigger_id = input.triggerId;
  if (known.status === 'rejected') {
    await client.views.open({ trigger_id, view: refusalView(context, known.reason) });
    return;
  }
  const { form, from } = begin(context, input, person, found.status === 'fulfilled' ? found.value : { notices: [] });
  const absent = absentChannel(context, form);
  const [stranger, first] = await Promise.all([within(absent, atHand), readAtHand(context, form)]);
  const [{ view }] = await Promise.all([
    client.views.open({ trigger_id, view: drawn(withAbsent(form, stranger?.value), first, texts) }),
    from === undefined
      ? form.carried.length > 0 && drafts.carry(person, form.code.key, form.carried)
      : moveDraft(context, form, from),
  ]);
  if (input.form !== undefined) input.form.open = true;
  const complete = !first.waiting && stranger !== undefined;
  if (view?.id !== undefined && !complete) await drawForm(context, { ...form, view: { id: view.id, hash: view.hash } });
}

/** What the catalog tells in time for the opening; whatever keeps it from more is told when the form is drawn again. */
async function readAtHand(context: SlackContext, form: OpenForm): Promise<Gathered> {
  try {
    const begun = await within(gatherFor(context, form), atHand);
    if (begun !== undefined) {
      await within(begun.value.gathering.done, atHand);
      return begun.value.gathering.now();
    }
  } catch {
    // The person may not create tickets, as is known only now.
  }
  return { answers: {}, waiting: true };
}

/** The form as it opens: a draft is restored, unless the person brings something of their own. */
function begin(
  context: SlackContext,
  input: OpenCreate,
  person: Person,
  { draft, notices: told }: Found,
): { readonly form: OpenForm; readonly from?: Found['draft'] } {
  const common = { person, view: { id: '' }, at: 0 };
  const { description, notices } = prefill(input, context.texts);
  const carried = input.from?.files ?? [];
  if (draft !== undefined && description === '' && carried.length === 0)
    return { form: { ...common, ...restored(draft), notices: told }, from: draft };
  const { channel, thread } = input;
  // A conversation between people (D…) is none where the bot could post.
  const place = channel !== undefined && /^[CG]/.test(channel) ? { channel, thread } : undefined;
  const code = {
    ...newCode(randomUUID(), place),
    carries: carried.length > 0,
    ...(draft !== undefined && { draft: { state: 'waiting', at: draft.at } as const }),
  };
  const values = { ...emptyValues, description, channel: code.place?.channel, files: carried };
  const form = { ...common, code, values, carried, decided: false, notices: [...told, ...notices] };
  // What was typed behind the command is the person's own, and stands nowhere else.
  return { form: (input.text ?? '').trim() === '' ? begun(form) : form };
}
