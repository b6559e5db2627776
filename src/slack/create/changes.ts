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

/** What a click or a choice makes of an open form. */
export type Change = (context: SlackContext, form: OpenForm, body: unknown) => Promise<OpenForm> | OpenForm;

/** Keeps what was entered, changes the form, and draws it anew. */
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
  // What is entered now is what the person goes on with, and not the draft that was offered.
  await drawForm(context, draft?.state === 'waiting' ? { ...changed, metadata } : changed);
}

/** Has a code sent to a contact of the form. */
export const sendCode: Change = async (context, form, body) => {
  const way = wayOf(text(body, 'actions', '0', 'value'));
  return { ...form, marks: await sendCodeTo(context, () => creator(context, form.person), way, form.values) };
};

/** A choice on which other fields depend, or another try to read the lists. */
export const choose: Change = (_, form) => form;

/** A new form in the place of this one, which stays as the draft until something is entered. */
export const startEmpty: Change = async (context, form) => {
  await keep(context, form);
  const metadata = { ...newFormMetadata(randomUUID(), form.metadata.place), generation: form.metadata.generation + 1 };
  // Another ticket begins where the last one was followed; a draft that is put aside takes its channel along.
  const channel = form.metadata.draft?.state === 'restored' ? undefined : form.metadata.place?.channel;
  const values = { ...emptyValues, channel };
  return { ...form, metadata, values, carried: [], decided: true, at: context.now(), notices: [] };
};

/** The draft in the place of what is in the form. */
export const openDraft: Change = async (context, form) => {
  const { draft, notices } = await findDraft(context, form.person, { except: form.metadata.key });
  if (draft === undefined) return { ...form, notices };
  const opened = { ...form, ...restored(draft, form.metadata.generation + 1) };
  await moveDraft(context, opened, draft);
  return opened;
};

/** Puts the chosen template's text below the description. */
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

export const removeTemplateText: Change = async (context, form) => {
  const template = byCode(await templates(context, form), form.metadata.inserted);
  if (template === undefined) return form;
  return described(form, removeTemplate(form.values.description, template.text), undefined);
};

/** A new block for the description, since Slack would keep the old text in the old one. */
function described(form: OpenForm, description: string, inserted: string | undefined): OpenForm {
  const metadata = { ...form.metadata, edits: form.metadata.edits + 1, inserted };
  return { ...form, metadata, values: { ...form.values, description } };
}

/** None where the list cannot be read; the form that is drawn then says so. */
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
