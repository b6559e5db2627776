import { randomUUID, createHash } from 'node:crypto';
import type { UploadLimits } from '../../tickets/catalog/catalog.ts';
import { keepable, type Draft } from '../../tickets/create/draft.ts';
import { emptyValues, type FormFile, type FormValues } from '../../tickets/create/form.ts';
import type { SlackContext } from '../interaction/context.ts';
import { createDrafts, type Person } from '../interaction/drafts.ts';
import { at, factsOf, text } from '../payload.ts';
import { decodeMetadata, placeFrom } from '../interaction/metadata.ts';
import { tickable } from './form/files.ts';
import { merge, readState, type Reading } from './form/read.ts';
import type { FormMetadata, Marks } from './form/state.ts';

/** A form that somebody has open, as one of its payloads shows it. */
export interface OpenForm {
  readonly person: Person;
  readonly view: { readonly id: string; readonly hash?: string | undefined };
  readonly metadata: FormMetadata;
  readonly values: FormValues;
  readonly carried: readonly FormFile[];
  /** Whether the person has seen which of the carried files are ticked. */
  readonly decided: boolean;
  /** When the payload was read, epoch milliseconds; newer payloads of the form win over older ones. */
  readonly at: number;
  readonly notices: readonly string[];
  readonly marks?: Marks | undefined;
}

/** A form in which nothing was done yet. */
export function newFormMetadata(key: string, place: FormMetadata['place']): FormMetadata {
  return { key, generation: 0, edits: 0, place: placeFrom(place) };
}

/** Names the submission of a form. With the person in it, a key that somebody else made up names nothing of theirs. */
export function submissionKey(
  user: string,
  { key, submission = key }: Pick<FormMetadata, 'key' | 'submission'>,
): string {
  return `create:${user}:${submission}`;
}

/** Ids and hashes go back to Slack as they came; Slack's client throws at what is no text. */
const slackId = /^[\w.-]{1,100}$/;

/** The parts of a payload that name a person and a view; undefined where it has none. */
export function viewOf(body: unknown): Pick<OpenForm, 'person' | 'view'> | undefined {
  const { user, team } = factsOf(body);
  const id = text(body, 'view', 'id');
  const hash = text(body, 'view', 'hash');
  if (user === undefined || id === undefined || !slackId.test(id)) return undefined;
  return { person: { user, team }, view: { id, hash: hash !== undefined && slackId.test(hash) ? hash : undefined } };
}

export function readingOf(body: unknown): Reading {
  return readState(at(body, 'view', 'state', 'values'));
}

/**
 * Reads the form out of a payload; undefined where that names no person or view. A form that was not made by this
 * version of the app is taken as a new one, with all that can be read of it and a notice that says so.
 */
export async function readOpenForm(context: SlackContext, body: unknown): Promise<OpenForm | undefined> {
  const found = viewOf(body);
  if (found === undefined) return undefined;
  const metadata = decodeMetadata('create', text(body, 'view', 'private_metadata'));
  return metadata === undefined ? takeStrange(context, body, found) : takeKnown(context, body, { ...found, metadata });
}

async function takeKnown(
  context: SlackContext,
  body: unknown,
  { person, view, metadata }: Pick<OpenForm, 'person' | 'view' | 'metadata'>,
): Promise<OpenForm> {
  const drafts = createDrafts(context);
  const [stored, listed] = await Promise.all([
    drafts.of(person, metadata.key),
    metadata.carries === true ? drafts.carried(person, metadata.key) : [],
  ]);
  const carried = listed ?? [];
  const { product, problemType } = metadata;
  const before = stored === undefined ? { ...emptyValues, product, problemType } : stored.values;
  const reading = readingOf(body);
  const values = merge({ ...before, secrets: {} }, reading, carried, metadata.relates);
  return {
    person,
    view,
    metadata: { ...metadata, product: values.product, problemType: values.problemType, carries: carried.length > 0 },
    values,
    carried,
    decided: reading.kept !== undefined,
    at: context.now(),
    notices: listed === undefined ? [context.texts('create.files-lost')] : [],
  };
}

async function takeStrange(
  context: SlackContext,
  body: unknown,
  { person, view }: Pick<OpenForm, 'person' | 'view'>,
): Promise<OpenForm> {
  const values = merge(emptyValues, readingOf(body), []);
  const carried = values.files;
  const { product, problemType } = values;
  const metadata = {
    ...newFormMetadata(randomUUID(), undefined),
    generation: 1,
    product,
    problemType,
    carries: carried.length > 0,
  };
  if (carried.length > 0) await createDrafts(context).carry(person, metadata.key, carried);
  const notices = [context.texts('create.outdated')];
  return { person, view, metadata, values, carried, decided: true, at: context.now(), notices };
}

/** A form that goes on with a draft: it has a key of its own, and is the same submission. */
export function restored(
  { key, submission = key, earlier, place, compared, at: time, values }: Draft,
  generation = 0,
): Omit<OpenForm, 'person' | 'view' | 'at'> {
  const { product, problemType, files, related } = values;
  const draft = { state: 'restored', at: time } as const;
  return {
    metadata: {
      ...newFormMetadata(randomUUID(), place),
      submission,
      earlier,
      generation,
      product,
      problemType,
      carries: files.length > 0,
      draft,
      compared,
      relates: related,
    },
    values: { ...values, secrets: {} },
    carried: files,
    decided: true,
    notices: [],
  };
}

/**
 * Keeps what was entered, so that it survives whatever comes.
 * @param as `sending`: since when the form is being sent, epoch milliseconds; `instead`: the form that it goes on with
 */
export async function keep(
  context: SlackContext,
  { person, metadata, values, at: time }: Pick<OpenForm, 'person' | 'metadata' | 'values' | 'at'>,
  { sending, instead }: { readonly sending?: number; readonly instead?: string } = {},
): Promise<void> {
  const { key, submission, earlier, place, compared } = metadata;
  const known = { key, submission, earlier, place, compared, sending };
  await createDrafts(context).save(person, { version: 1, at: time, ...known, values: keepable(values) }, instead);
}

/** A draft belongs to the form that goes on with it, from the moment when that opens. */
export async function moveDraft(
  context: SlackContext,
  form: Pick<OpenForm, 'person' | 'metadata' | 'values' | 'carried'>,
  { key, at: time }: Draft,
): Promise<void> {
  const { person, metadata, carried } = form;
  await Promise.all([
    keep(context, { ...form, at: time }, { instead: key }),
    carried.length > 0 && createDrafts(context).carry(person, metadata.key, carried),
  ]);
}

/** The values with those carried files ticked that fit, where the person could not choose yet. */
export function withTicks({ values, carried, decided }: OpenForm, limits: UploadLimits | undefined): FormValues {
  if (decided || limits === undefined) return values;
  const ticked = tickable(carried, limits);
  return { ...values, files: values.files.filter((file) => !carried.includes(file) || ticked.includes(file)) };
}

type Entered = Pick<OpenForm, 'values' | 'carried'>;

/** The form with a mark of what it begins with, so that it is known later whether somebody entered anything. */
export function begun(form: OpenForm): OpenForm {
  return { ...form, metadata: { ...form.metadata, begun: markOf(form) } };
}

/** Whether nothing was entered into a form that the app filled: nobody would miss it. The channel is no words of anybody. */
export function isUntouched(form: OpenForm): boolean {
  return form.metadata.begun !== undefined && form.metadata.begun === markOf(form);
}

/** Files that came with the form are not entered; those that were uploaded into it are. */
function markOf({ values, carried }: Entered): string {
  const { product, problemType, region, severity, description, phone, email, copies, parameters } = values;
  const uploaded = values.files.filter((file) => carried.every(({ id }) => id !== file.id)).map(({ id }) => id);
  const given = Object.entries(parameters).filter(([, entries]) => entries.some((entry) => entry !== ''));
  const words = [description, phone, email, copies].map((word) => (word ?? '').replace(/\s+/gu, ' ').trim());
  const entered = JSON.stringify([product, problemType, region, severity, words, uploaded, given]);
  return createHash('sha256').update(entered).digest('base64url').slice(0, 16);
}
