import { randomUUID } from 'node:crypto';
import type { Template } from '../../tickets/catalog/catalog.ts';
import { byCode } from '../../tickets/create/choice-code.ts';
import { emptyValues } from '../../tickets/create/form.ts';
import { descriptionLimit } from '../../tickets/limits.ts';
import { insertTemplate, removeTemplate } from '../../tickets/create/template.ts';
import { sendCodeTo, wayOf } from '../contact/submit.ts';
import type { SlackContext } from '../interaction/context.ts';
import { text } from '../payload.ts';
import { foreign } from '../text/document.ts';
import {
  newFormMetadata,
  keep,
  moveDraft,
  readingOf,
  restored,
  readOpenForm,
  type OpenForm,
  isUntouched,
} from './open-form-state.ts';
import { drawForm, creator } from './draw.ts';
import { findDraft } from './find-draft.ts';

/** What a click or choice changes in an open form. */
export type Change = (context: SlackContext, form: OpenForm, body: unknown) => Promise<OpenForm> | OpenForm;

/** Saves what was entered, changes the form, and redraws it. */
export async function change(context: SlackContext, body: unknown, make: Change): Promise<void> {
  const form = await readOpenForm(context, body);
  if (form === undefined) return;
  const changed = await make(context, form, body);
  if (isUntouched(changed)) {
    await drawForm(context, changed);
    return;
  }
  await keep(context, changed);
  const { draft, ...metadata } = changed.metadata;
  // The person continues with what they entered, so the earlier draft is no longer offered.
  await drawForm(context, draft?.state === 'waiting' ? { ...changed, metadata } : changed);
}

/** Sends a verification code to a contact in the form. */
export const sendCode: Change = async (context, form, body) => {
  const way = wayOf(text(body, 'actions', '0', 'value'));
  return { ...form, marks: await sendCodeTo(context, () => creator(context, form.person), way, form.values) };
};

/** After a choice that other fields depend on, or a click on "retry": only redraws the form. */
export const choose: Change = (_, form) => form;

/** Replaces the form with an empty one. What was entered stays as a draft until something is entered again. */
export const startEmpty: Change = async (context, form) => {
  await keep(context, form);
  const metadata = { ...newFormMetadata(randomUUID(), form.metadata.place), generation: form.metadata.generation + 1 };
  // The next ticket starts with the channel in which the previous one was opened. After a restored draft it starts without one,
  // because the channel belongs to the draft.
  const channel = form.metadata.draft?.state === 'restored' ? undefined : form.metadata.place?.channel;
  const values = { ...emptyValues, channel };
  return { ...form, metadata, values, carried: [], decided: true, at: context.now(), notices: [] };
};

/** Replaces the content of the form with the draft. */
export const openDraft: Change = async (context, form) => {
  const { draft, notices } = await findDraft(context, form.person, { except: form.metadata.key });
  if (draft === undefined) return { ...form, notices };
  const opened = { ...form, ...restored(draft, form.metadata.generation + 1) };
  await moveDraft(context, opened, draft);
  return opened;
};

/** Appends the text of the chosen template to the description. */
export const useTemplate: Change = async (context, form, body) => {
  const chosen = readingOf(body).template;
  const template = byCode(await templates(context, form), chosen);
  if (template === undefined) return form;
  const description = insertTemplate(form.values.description, template.text);
  if (description === undefined) {
    const text = foreign(template.text);
    return { ...form, notices: [context.texts('create.template-too-long', { limit: descriptionLimit, text })] };
  }
  return described(form, description, chosen);
};

/** Removes the text of the template that was added last from the description. */
export const removeTemplateText: Change = async (context, form) => {
  const template = byCode(await templates(context, form), form.metadata.inserted);
  if (template === undefined) return form;
  return described(form, removeTemplate(form.values.description, template.text), undefined);
};

/** Gives the description's block a new ID, because Slack would keep the old text in a block with the same ID. */
function described(form: OpenForm, description: string, inserted: string | undefined): OpenForm {
  const metadata = { ...form.metadata, edits: form.metadata.edits + 1, inserted };
  return { ...form, metadata, values: { ...form.values, description } };
}

/** The templates; empty if they can't be read, which the redrawn form explains. */
async function templates(context: SlackContext, { person, values }: OpenForm): Promise<readonly Template[]> {
  try {
    const catalog = context.useCases.catalog(await creator(context, person));
    const product = byCode(await catalog.products(), values.product);
    const types = product && (await catalog.problemTypes(product.id));
    const problemType = byCode(types, values.problemType);
    return problemType ? await catalog.templates(problemType.id) : [];
  } catch {
    return [];
  }
}
