import { randomUUID } from 'node:crypto';
import type { Texts } from '../../locales/index.ts';
import { emptyValues, type FormFile } from '../../tickets/create/form.ts';
import type { SlackContext, Call } from '../interaction/context.ts';
import { createDrafts, type Person } from '../interaction/drafts.ts';
import { newCode, moveDraft, restored, type OpenForm, begun } from './open-form-state.ts';
import { absentChannel, drawForm, drawn, refusalView, withAbsent, gatherFor, type Gathered, creator } from './draw.ts';
import { findDraft, type Found } from './find-draft.ts';
import { within } from '../../ops/within.ts';
import { descriptionLimit } from '../../tickets/limits.ts';
import { cut } from '../text/cut.ts';

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

/** What a form may begin with. */
export interface Prefill {
  /** The beginning of the description, as plain text. */
  readonly text?: string | undefined;
  /** The message that the ticket is made from. */
  readonly from?: SourceMessage | undefined;
}

export interface SourceMessage {
  /** Plain text, without Slack's tokens. */
  readonly text: string;
  readonly permalink?: string | undefined;
  readonly files: readonly FormFile[];
  /** How many files of the message cannot be taken along. */
  readonly unlisted?: number | undefined;
}

/** The description to begin with, within its limit, and what had to be left out. */
export function prefill({ text = '', from }: Prefill, texts: Texts): { description: string; notices: string[] } {
  const source = from?.permalink === undefined || from.permalink === '' ? '' : `\n\n${from.permalink}`;
  const words = [text, from?.text ?? ''].map((part) => part.trim()).filter((part) => part !== '');
  const whole = words.join('\n\n');
  const room = descriptionLimit - source.length;
  const unlisted = from?.unlisted ?? 0;
  return {
    description: (room > 0 ? cut(whole, room) + source : cut(whole, descriptionLimit)).trim(),
    notices: [
      ...(whole.length > Math.max(room, 0) ? [texts('create.message-cut')] : []),
      ...(unlisted > 0 ? [texts('create.files-unlisted', { count: unlisted })] : []),
    ],
  };
}
