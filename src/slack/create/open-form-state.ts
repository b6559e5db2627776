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

/** An open form, as one of its payloads shows it. */
export interface OpenForm {
  readonly person: Person;
  readonly view: { readonly id: string; readonly hash?: string | undefined };
  readonly metadata: FormMetadata;
  readonly values: FormValues;
  readonly carried: readonly FormFile[];
  /** Whether the person has seen which of the carried files are selected. */
  readonly decided: boolean;
  /** When the payload was read, in epoch milliseconds. Newer payloads of a form replace older ones. */
  readonly at: number;
  readonly notices: readonly string[];
  readonly marks?: Marks | undefined;
}

/** The metadata of a new form. */
export function newFormMetadata(key: string, place: FormMetadata['place']): FormMetadata {
  return { key, generation: 0, edits: 0, place: placeFrom(place) };
}

/**
 * The key of a form's submission. It contains the person, so that a key made up by somebody else can't refer to this person's
 * submission.
 */
export function submissionKey(
  user: string,
  { key, submission = key }: Pick<FormMetadata, 'key' | 'submission'>,
): string {
  return `create:${user}:${submission}`;
}

/** The format of IDs and hashes that are sent back to Slack; Slack's client throws if one isn't a string. */
const slackId = /^[\w.-]{1,100}$/;

/** The person and view in a payload; undefined if either is missing. */
export function viewOf(body: unknown): Pick<OpenForm, 'person' | 'view'> | undefined {
  const { user, team } = factsOf(body);
  const id = text(body, 'view', 'id');
  const hash = text(body, 'view', 'hash');
  if (user === undefined || id === undefined || !slackId.test(id)) return undefined;
  return { person: { user, team }, view: { id, hash: hash !== undefined && slackId.test(hash) ? hash : undefined } };
}

/** The content of the view in a payload. */
export function readingOf(body: unknown): Reading {
  return readState(at(body, 'view', 'state', 'values'));
}

/**
 * Reads the form from a payload; undefined if the payload has no person or view. A form from another version of the app becomes a
 * new form, with everything that can be read from it and a notice.
 */
export async function readOpenForm(context: SlackContext, body: unknown): Promise<OpenForm | undefined> {
  const found = viewOf(body);
  if (found === undefined) return undefined;
  const metadata = decodeMetadata('create', text(body, 'view', 'private_metadata'));
  return metadata === undefined ? readUnknown(context, body, found) : readKnown(context, body, { ...found, metadata });
}

async function readKnown(
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

async function readUnknown(
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

/** A form that continues a draft. It has its own key but belongs to the same submission. */
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
 * Saves what was entered as a draft.
 * @param options `sending`: when sending began, in epoch milliseconds; `instead`: key of the form that this one replaces
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

/** Moves a draft to the form that continues it, when that form opens. */
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

/** The values with as many carried files selected as the limits allow, if the person could not select them yet. */
export function withTicks({ values, carried, decided }: OpenForm, limits: UploadLimits | undefined): FormValues {
  if (decided || limits === undefined) return values;
  const ticked = tickable(carried, limits);
  return { ...values, files: values.files.filter((file) => !carried.includes(file) || ticked.includes(file)) };
}

type Entered = Pick<OpenForm, 'values' | 'carried'>;

/** The form with a digest of its initial content, to detect later whether anything was entered. */
export function begun(form: OpenForm): OpenForm {
  return { ...form, metadata: { ...form.metadata, begun: markOf(form) } };
}

/** Whether nothing was entered in a form that the app prefilled, so that it needs no draft. The channel doesn't count. */
export function isUntouched(form: OpenForm): boolean {
  return form.metadata.begun !== undefined && form.metadata.begun === markOf(form);
}

/** A digest of what was entered. Files that came with the form don't count; files uploaded to it do. */
function markOf({ values, carried }: Entered): string {
  const { product, problemType, region, severity, description, phone, email, copies, parameters } = values;
  const uploaded = values.files.filter((file) => carried.every(({ id }) => id !== file.id)).map(({ id }) => id);
  const given = Object.entries(parameters).filter(([, entries]) => entries.some((entry) => entry !== ''));
  const words = [description, phone, email, copies].map((word) => (word ?? '').replace(/\s+/gu, ' ').trim());
  const entered = JSON.stringify([product, problemType, region, severity, words, uploaded, given]);
  return createHash('sha256').update(entered).digest('base64url').slice(0, 16);
}
