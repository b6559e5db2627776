import { randomUUID } from 'node:crypto';
import type { Texts } from '../../locales/index.ts';
import { emptyValues, type FormFile } from '../../tickets/create/form.ts';
import type { SlackContext, Call } from '../interaction/context.ts';
import { createDrafts, type Person } from '../interaction/drafts.ts';
import { newFormMetadata, moveDraft, restored, type OpenForm, begun } from './open-form-state.ts';
import {
  absentChannel,
  drawForm,
  drawn,
  refusalView,
  withAbsent,
  loadAnswersFor,
  type LoadedAnswers,
  creator,
} from './draw.ts';
import { findDraft, type Found } from './find-draft.ts';
import { withTimeout } from '../../ops/with-timeout.ts';
import { descriptionLimit } from '../../tickets/limits.ts';
import { cut } from '../text/cut.ts';

/** Time limit for checks before the form opens, in milliseconds: a trigger lives 3 seconds. */
const openTimeoutMs = 500;

/** How long to wait for cached data, in milliseconds. With it, the form opens complete and isn't drawn twice. */
const cacheTimeoutMs = 100;

export interface OpenCreate extends Prefill {
  readonly triggerId: string;
  readonly user: string;
  readonly team: string | undefined;
  /** Where the form was requested; the ticket is linked there, unless another channel is chosen. */
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
  /** Key of the draft to continue; by default, the most recent one. */
  readonly draft?: string | undefined;
  /** The `form` of the call that opens it, if any. */
  readonly form?: Call['form'] | undefined;
}

/**
 * Opens the create form immediately, with the text or draft and the data available, and then adds the rest. Rejects if Slack
 * refuses the view (the trigger has expired, for example).
 */
export async function openCreate(context: SlackContext, input: OpenCreate): Promise<void> {
  const { client, texts } = context;
  const person = { user: input.user, team: input.team };
  const drafts = createDrafts(context);
  const allowed = withTimeout(creator(context, person), openTimeoutMs);
  const [known, found] = await Promise.allSettled([allowed, findDraft(context, person, { key: input.draft })]);
  const trigger_id = input.triggerId;
  if (known.status === 'rejected') {
    await client.views.open({ trigger_id, view: refusalView(context, known.reason) });
    return;
  }
  const { form, from } = begin(context, input, person, found.status === 'fulfilled' ? found.value : { notices: [] });
  const absent = absentChannel(context, form);
  const [absentResult, first] = await Promise.all([withTimeout(absent, cacheTimeoutMs), readCached(context, form)]);
  const [{ view }] = await Promise.all([
    client.views.open({ trigger_id, view: drawn(withAbsent(form, absentResult?.value), first, texts) }),
    from === undefined
      ? form.carried.length > 0 && drafts.carry(person, form.metadata.key, form.carried)
      : moveDraft(context, form, from),
  ]);
  if (input.form !== undefined) input.form.open = true;
  const complete = !first.waiting && absentResult !== undefined;
  if (view?.id !== undefined && !complete) await drawForm(context, { ...form, view: { id: view.id, hash: view.hash } });
}

/** The answers of the catalog that are available when the form opens. A failure is shown when the form is redrawn. */
async function readCached(context: SlackContext, form: OpenForm): Promise<LoadedAnswers> {
  try {
    const begun = await withTimeout(loadAnswersFor(context, form), cacheTimeoutMs);
    if (begun !== undefined) {
      await withTimeout(begun.value.loading.done, cacheTimeoutMs);
      return begun.value.loading.now();
    }
  } catch {
    // The person can't create tickets; redrawing the form shows that.
  }
  return { answers: {}, waiting: true };
}

/** The form as it opens: with the draft, unless there is other content. */
function begin(
  context: SlackContext,
  input: OpenCreate,
  person: Person,
  { draft, notices: draftNotices }: Found,
): { readonly form: OpenForm; readonly from?: Found['draft'] } {
  const common = { person, view: { id: '' }, at: 0 };
  const { description, notices } = prefill(input, context.texts);
  const carried = input.from?.files ?? [];
  if (draft !== undefined && description === '' && carried.length === 0)
    return { form: { ...common, ...restored(draft), notices: draftNotices }, from: draft };
  const { channel, thread } = input;
  // The bot can't post in direct messages (D…).
  const place = channel !== undefined && /^[CG]/.test(channel) ? { channel, thread } : undefined;
  const metadata = {
    ...newFormMetadata(randomUUID(), place),
    carries: carried.length > 0,
    ...(draft !== undefined && { draft: { state: 'waiting', at: draft.at } as const }),
  };
  const values = { ...emptyValues, description, channel: metadata.place?.channel, files: carried };
  const form = { ...common, metadata, values, carried, decided: false, notices: [...draftNotices, ...notices] };
  // Text typed after the command exists nowhere else, so the form isn't treated as untouched.
  return { form: (input.text ?? '').trim() === '' ? begun(form) : form };
}

/** Initial content of a form. */
export interface Prefill {
  /** The beginning of the description, as plain text. */
  readonly text?: string | undefined;
  /** The message that the ticket is created from. */
  readonly from?: SourceMessage | undefined;
}

export interface SourceMessage {
  /** Plain text, without Slack's tokens. */
  readonly text: string;
  readonly permalink?: string | undefined;
  readonly files: readonly FormFile[];
  /** How many files of the message can't be attached. */
  readonly unlisted?: number | undefined;
}

/** The initial description within its limit, and notices about anything left out. */
export function prefill({ text = '', from }: Prefill, texts: Texts): { description: string; notices: string[] } {
  const source = from?.permalink === undefined || from.permalink === '' ? '' : `\n\n${from.permalink}`;
  const words = [text, from?.text ?? ''].map((part) => part.trim()).filter((part) => part !== '');
  const joined = words.join('\n\n');
  const remaining = descriptionLimit - source.length;
  const unlisted = from?.unlisted ?? 0;
  return {
    description: (remaining > 0 ? cut(joined, remaining) + source : cut(joined, descriptionLimit)).trim(),
    notices: [
      ...(joined.length > Math.max(remaining, 0) ? [texts('create.message-cut')] : []),
      ...(unlisted > 0 ? [texts('create.files-unlisted', { count: unlisted })] : []),
    ],
  };
}
