import { descriptionLimit } from '../../tickets/limits.ts';
import { insertTemplate } from '../../tickets/create/template.ts';
import type { SlackContext } from '../interaction/context.ts';
import type { Submit } from '../interaction/submission.ts';
import { createDrafts, type Person } from '../interaction/drafts.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { text } from '../payload.ts';
import { drawForm, creator } from '../create/draw.ts';
import { keep, viewOf, type OpenForm } from '../create/open-form-state.ts';
import { inWords, type Wording } from '../kit/message.ts';
import { noteView, outdatedView } from '../kit/modal.ts';
import { cut } from '../text/cut.ts';

/** Minimum number of characters left in a description for findings to be worth adding. */
const worthwhile = 40;

/** What to do with the findings: add them to the description, close the form because the problem is solved, or neither. */
export const afterDiagnosis: Submit = async (context, { body, ack }) => {
  const { texts } = context;
  const found = viewOf(body);
  const known = decodeMetadata('diagnosis', text(body, 'view', 'private_metadata'));
  const { next } = ids.diagnosis.inputs;
  const step = text(body, 'view', 'state', 'values', next, next, 'selected_option', 'value');
  const root = text(body, 'view', 'root_view_id');
  if (found === undefined || known === undefined || root === undefined) {
    return ack({ response_action: 'update', view: outdatedView(texts) });
  }
  const { person } = found;
  if (step === 'solved') {
    await ack({ response_action: 'clear' });
    await createDrafts(context).remove(person, known.form.key);
    return rate(context, person, true);
  }
  const form = step === 'attach' ? await withFindings(context, person, known, root) : undefined;
  if (typeof form === 'string') {
    return ack({
      response_action: 'update',
      view: noteView(texts('diagnosis.title'), inWords(form, {}, texts), texts),
    });
  }
  await ack();
  if (form === undefined) return rate(context, person, false);
  await keep(context, form);
  await drawForm(context, form);
  return rate(context, person, true);
};

/** The form with the findings in its description, or the text key of the reason why that isn't possible. */
async function withFindings(
  context: SlackContext,
  person: Person,
  { form: metadata }: Metadata<'diagnosis'>,
  root: string,
): Promise<OpenForm | Wording> {
  const { texts, now } = context;
  const drafts = createDrafts(context);
  const [draft, findings] = await Promise.all([
    drafts.of(person, metadata.key),
    keptFindings(context, person, metadata.key),
  ]);
  if (draft === undefined || findings === undefined) return 'diagnosis.lost';
  const { values } = draft;
  const remaining = descriptionLimit - values.description.trimEnd().length - 2;
  const description = remaining < worthwhile ? undefined : insertTemplate(values.description, cut(findings, remaining));
  if (description === undefined) return 'diagnosis.no-room';
  const carried = metadata.carries === true ? ((await drafts.carried(person, metadata.key)) ?? []) : [];
  return {
    person,
    view: { id: root },
    metadata: { ...metadata, edits: metadata.edits + 1 },
    values: { ...values, description, secrets: {} },
    carried,
    decided: true,
    at: now(),
    notices: [texts('diagnosis.attached')],
  };
}

/** Reports whether the diagnosis helped. Nobody waits for this, so failures are only logged. */
async function rate(context: SlackContext, person: Person, helpful: boolean): Promise<void> {
  try {
    await context.useCases.diagnosis.rate(await creator(context, person), helpful);
  } catch (error) {
    context.log.warn({ err: error }, 'cannot rate a diagnosis');
  }
}

/** How long findings are stored for the description, in milliseconds. */
const kept = 60 * 60 * 1000;

const keyOf = ({ user }: Person, form: string) => `diagnosis:${user}:${form}`;

/** Stores the findings for the form they belong to. Never rejects, since the view shows the findings too. */
export async function keepFindings(
  { cache, log }: SlackContext,
  person: Person,
  form: string,
  text: string,
): Promise<void> {
  await cache.set(keyOf(person, form), text, kept).catch((error: unknown) => {
    log.warn({ err: error }, 'cannot save diagnosis results');
  });
}

/** Undefined if they expired. */
async function keptFindings({ cache, log }: SlackContext, person: Person, form: string) {
  const text = await cache.get(keyOf(person, form)).catch((error: unknown) => {
    log.warn({ err: error }, 'cannot read diagnosis results');
  });
  return typeof text === 'string' ? text : undefined;
}
