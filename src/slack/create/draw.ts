import { WebAPIPlatformError } from '@slack/web-api';
import type { Texts } from '../../locales/index.ts';
import type { Modal } from '../kit/kit.ts';
import type { SlackContext } from '../interaction/context.ts';
import { createDrafts, type Person } from '../interaction/drafts.ts';
import { withRetry } from '../interaction/open-form.ts';
import { explain, describeFailure } from '../interaction/explain.ts';
import { submitted } from './find-draft.ts';
import { formView } from './form/form.ts';
import { withTicks, type OpenForm } from './open-form-state.ts';
import { withTimeout } from '../../ops/with-timeout.ts';
import { pointsOf } from '../../tickets/contact/contacts.ts';
import { byCode } from '../../tickets/create/choice-code.ts';
import { checkContact, contactOf } from '../../tickets/create/form-contact.ts';
import type { FormAnswers, FormSource, FormValues } from '../../tickets/create/form.ts';
import { isAboutServers } from '../../tickets/diagnosis/applies.ts';
import { DomainError } from '../../tickets/errors.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import { failureMessage } from '../kit/message.ts';
import { noteView } from '../kit/modal.ts';

/** How long to wait for the catalog before a form is drawn without it, in milliseconds. A cached catalog is much faster. */
const firstDrawTimeoutMs = 600;

/** Time limit for loading the rest of the catalog, in milliseconds. */
const loadTimeoutMs = 30_000;

/**
 * Redraws an open form: immediately if the catalog is available. Otherwise, it is drawn with what is available, and again after
 * the rest was loaded. Checks again that the person can create tickets.
 * @returns false if the view is closed or shows something newer
 */
export async function drawForm(context: SlackContext, form: OpenForm): Promise<boolean> {
  let loading: LoadingAnswers;
  const absent = absentChannel(context, form);
  try {
    ({ loading } = await loadAnswersFor(context, form));
  } catch (failure) {
    return (await update(context, form, refusalView(context, failure))) !== undefined;
  }
  const [known] = await Promise.all([
    withTimeout(absent, firstDrawTimeoutMs),
    withTimeout(loading.done, firstDrawTimeoutMs),
  ]);
  const first = loading.now();
  const placed = known === undefined ? form : withAbsent(form, known.value);
  const shown = await update(context, form, drawn(placed, first, context.texts));
  if (!first.waiting || shown === undefined) return shown !== undefined;
  await withTimeout(loading.done, loadTimeoutMs);
  const rest = { ...loading.now(), waiting: false };
  return (await update(context, { ...form, view: shown }, drawn(placed, rest, context.texts))) !== undefined;
}

/** The chosen channel, if the bot isn't in it; otherwise undefined. Never rejects. */
export async function absentChannel(
  context: SlackContext,
  { values }: Pick<OpenForm, 'values'>,
): Promise<string | undefined> {
  const { channel } = values;
  return channel !== undefined && (await context.absent(channel)) ? channel : undefined;
}

/** The form with a note that updates can't be posted, if the bot isn't in the chosen channel. */
export function withAbsent(form: OpenForm, absent: string | undefined): OpenForm {
  return { ...form, metadata: { ...form.metadata, absent } };
}

/** The view of a form with the answers of the catalog so far. */
export function drawn(form: OpenForm, { answers, waiting, failure }: LoadedAnswers, texts: Texts): Modal {
  const values = withTicks(form, answers.uploadLimits);
  const words = failure === undefined ? undefined : explain(failure, texts);
  return formView({ ...form, values, answers, waiting, failure: words }, texts);
}

/** The view for a person who can't create tickets. */
export function refusalView(context: SlackContext, failure: unknown): Modal {
  const report = describeFailure(context, failure, { at: 'create-form' });
  return noteView(context.texts('create.title'), failureMessage(report.text), context.texts);
}

/**
 * Replaces the view that the form was read from.
 * @returns the view shown now; undefined if it is closed or shows something newer
 */
async function update(context: SlackContext, form: OpenForm, view: Modal): Promise<OpenForm['view'] | undefined> {
  try {
    return await put(context, form.view, view);
  } catch (error) {
    const code = error instanceof WebAPIPlatformError ? error.data.error : undefined;
    // Slack accepts an update only for the state of the view that it was made for. Something else has redrawn the view since
    // then, perhaps with less of what was entered. The newest payload wins; the draft shows which one that is.
    if (code === 'hash_conflict' && (await isNewest(context, form))) return put(context, { id: form.view.id }, view);
    if (code !== 'hash_conflict' && code !== 'not_found') throw error;
    return undefined;
  }
}

async function isNewest(context: SlackContext, { person, metadata, at }: OpenForm): Promise<boolean> {
  if (at === 0) return false;
  const stored = await createDrafts(context).of(person, metadata.key);
  if (stored !== undefined) return stored.at <= at;
  // Either nothing was entered that is worth a draft, or the form was sent: then the view shows the result, which must stay.
  return (await submitted(context, person, metadata)).state === 'none';
}

async function put(
  { client, noteShown }: SlackContext,
  { id, hash }: OpenForm['view'],
  view: Modal,
): Promise<OpenForm['view']> {
  await noteShown(view);
  const answer = await withRetry(() => client.views.update({ view_id: id, view, ...(hash !== undefined && { hash }) }));
  return { id, hash: answer.view?.hash };
}

/** The answers of the catalog so far. */
export interface LoadedAnswers {
  readonly answers: FormAnswers;
  readonly waiting: boolean;
  /** The first failure, if any. */
  readonly failure?: unknown;
}

export interface LoadingAnswers {
  readonly now: () => LoadedAnswers;
  /** Resolves when all answers are there. Never rejects. */
  readonly done: Promise<void>;
}

/** Starts to load everything that a form with these values needs, with as few sequential calls as possible. */
function loadAnswers(source: FormSource, values: FormValues): LoadingAnswers {
  let answers: FormAnswers = {};
  let failure: unknown;
  let waiting = true;

  async function ask<Part extends keyof FormSource>(
    part: Part,
    read: () => Promise<FormAnswers[Part]>,
    failed = (error: unknown) => {
      failure ??= error;
    },
  ): Promise<FormAnswers[Part]> {
    try {
      const answer = await read();
      answers = { ...answers, [part]: answer };
      return answer;
    } catch (error) {
      failed(error);
      return undefined;
    }
  }

  /** Loads optional data. If it fails, the ticket service itself reports the problem when the ticket is created. */
  const askAside = <Part extends keyof FormSource>(part: Part, read: () => Promise<FormAnswers[Part]>) =>
    ask(part, read, () => undefined);

  async function askForChoices(): Promise<void> {
    const product = byCode(await ask('products', () => source.products()), values.product);
    if (product === undefined) return;
    const aside = isAboutServers(product) && askAside('diagnosis', () => source.diagnosis());
    const types = await ask('problemTypes', () => source.problemTypes(product.id));
    const problemType = byCode(types, values.problemType);
    if (problemType === undefined) {
      await aside;
      return;
    }
    await Promise.all([
      aside,
      problemType.needsRegion && ask('regions', () => source.regions()),
      ask('severities', () => source.severities(product.id, problemType.id)),
      ask('templates', () => source.templates(problemType.id)),
      ask('parameters', () => source.parameters(product.id, problemType.id)),
      askAside('quota', () => source.quota(product.id, problemType.id)),
    ]);
  }

  async function askForContacts(): Promise<void> {
    const areaCodes = await ask('areaCodes', () => source.areaCodes());
    const contact = contactOf(values, { areaCodes: areaCodes ?? [] });
    if (contact === undefined || checkContact(values, { phoneRequired: false, emailRequired: false }).length > 0)
      return;
    await askAside('contacts', () => source.contacts(pointsOf(contact)));
  }

  const asked = [
    askForChoices(),
    askForContacts(),
    ask('uploadLimits', () => source.uploadLimits()),
    askAside('carbonCopies', () => source.carbonCopies()),
    askAside('agreement', () => source.agreement()),
    askAside('privacy', () => source.privacy()),
  ];
  const done = Promise.all(asked).then(() => {
    waiting = false;
  });
  return { now: () => ({ answers, waiting, failure }), done };
}

/**
 * Starts to load what an open form needs, on behalf of the person who opened it. If the person can't be looked up, nothing is
 * loaded, and the result contains the failure.
 * @throws DomainError (`forbidden`) if the person can't create tickets
 */
export async function loadAnswersFor(
  context: SlackContext,
  { person, values }: Pick<OpenForm, 'person' | 'values'>,
): Promise<{ readonly actor?: Actor | undefined; readonly loading: LoadingAnswers }> {
  try {
    const actor = await creator(context, person);
    return { actor, loading: loadAnswers(sourceOf(context, actor), values) };
  } catch (failure) {
    if (failure instanceof DomainError) throw failure;
    return { loading: { now: () => ({ answers: {}, waiting: false, failure }), done: Promise.resolve() } };
  }
}

function sourceOf({ useCases }: SlackContext, actor: Actor): FormSource {
  return {
    ...useCases.catalog(actor),
    quota: (product, problemType) => useCases.quota(actor, product, problemType),
    agreement: () => useCases.agreements.open(actor, 'ticket'),
    diagnosis: () => useCases.diagnosis.available(actor),
    privacy: () => Promise.resolve(useCases.privacy.isChoice),
    contacts: (points) => Promise.all(points.map((point) => useCases.contacts.state(actor, point))),
  };
}

/**
 * The person as an actor who can create tickets.
 * @throws DomainError (`forbidden`) if they can't
 */
export async function creator({ people, useCases }: SlackContext, { user, team }: Person): Promise<Actor> {
  const actor = await people.actor(user, team);
  useCases.require(actor, 'create');
  return actor;
}
