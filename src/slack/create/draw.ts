import { WebAPIPlatformError } from '@slack/web-api';
import type { Texts } from '../../locales/index.ts';
import type { Modal } from '../kit/kit.ts';
import type { SlackContext } from '../interaction/context.ts';
import { createDrafts, type Person } from '../interaction/drafts.ts';
import { withRetry } from '../interaction/open-form.ts';
import { explain, describeFailure } from '../interaction/explain.ts';
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

/** Milliseconds until a form is drawn with what is known; a catalog out of the cache is there long before. */
const firstDrawTimeoutMs = 600;

/** Milliseconds until what is still missing counts as failed. */
const loadTimeoutMs = 30_000;

/**
 * Draws an open form anew: at once where the catalog is at hand, otherwise with what is known, and again when the rest
 * is there. Asks again whether the person may create tickets.
 * @returns false where the view is gone, or shows something newer
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

/** The channel that is chosen, where the bot is not in it; undefined where it is, or none is chosen. Never rejects. */
export async function absentChannel(
  context: SlackContext,
  { values }: Pick<OpenForm, 'values'>,
): Promise<string | undefined> {
  const { channel } = values;
  return channel !== undefined && (await context.absent(channel)) ? channel : undefined;
}

/** The form says that it cannot be followed where the bot is not a member. */
export function withAbsent(form: OpenForm, absent: string | undefined): OpenForm {
  return { ...form, metadata: { ...form.metadata, absent } };
}

/** The view of a form with what the catalog has told. */
export function drawn(form: OpenForm, { answers, waiting, failure }: LoadedAnswers, texts: Texts): Modal {
  const values = withTicks(form, answers.uploadLimits);
  const words = failure === undefined ? undefined : explain(failure, texts);
  return formView({ ...form, values, answers, waiting, failure: words }, texts);
}

/** What somebody sees who may not create tickets. */
export function refusalView(context: SlackContext, failure: unknown): Modal {
  const report = describeFailure(context, failure, { at: 'create-form' });
  return noteView(context.texts('create.title'), failureMessage(report.text), context.texts);
}

/**
 * Shows a view in place of the one that the form was read from.
 * @returns what is shown now; undefined where the view is gone, or shows something newer
 */
async function update(context: SlackContext, form: OpenForm, view: Modal): Promise<OpenForm['view'] | undefined> {
  try {
    return await put(context, form.view, view);
  } catch (error) {
    const code = error instanceof WebAPIPlatformError ? error.data.error : undefined;
    // Slack takes an update only over the state that it was made for. What else has drawn meanwhile may know less of
    // what was entered than this, so the newest payload wins, as the draft tells.
    if (code === 'hash_conflict' && (await isNewest(context, form))) return put(context, { id: form.view.id }, view);
    if (code !== 'hash_conflict' && code !== 'not_found') throw error;
    return undefined;
  }
}

async function isNewest(context: SlackContext, { person, metadata, at }: OpenForm): Promise<boolean> {
  if (at === 0) return false;
  const stored = await createDrafts(context).of(person, metadata.key);
  return stored === undefined || stored.at <= at;
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

/** What the catalog has told up to now. */
export interface LoadedAnswers {
  readonly answers: FormAnswers;
  readonly waiting: boolean;
  /** The first failure, where there was one. */
  readonly failure?: unknown;
}

export interface LoadingAnswers {
  readonly now: () => LoadedAnswers;
  /** Fulfilled once nothing more comes; never rejects. */
  readonly done: Promise<void>;
}

/** Starts to ask for all that a form with these values needs, in as few rounds as possible. */
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

  /** What the form can do without: where it fails, the service itself says it when the ticket is sent. */
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
 * Starts to ask for what an open form needs, on behalf of the person who has it open. Where it cannot be found out who
 * that is, nothing is asked and the failure stands in what was gathered.
 * @throws DomainError (`forbidden`) where the person may not create tickets
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

/** Who it is, once it is sure that they may create tickets; rejects with a `DomainError` (`forbidden`) otherwise. */
export async function creator({ people, useCases }: SlackContext, { user, team }: Person): Promise<Actor> {
  const actor = await people.actor(user, team);
  useCases.require(actor, 'create');
  return actor;
}
