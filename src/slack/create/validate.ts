import type { Texts } from '../../locales/index.ts';
import type { Submission } from '../../tickets/requests.ts';
import { checkForm } from '../../tickets/create/form-check.ts';
import { verifyContacts } from '../../tickets/create/form-codes.ts';
import { ticketOf } from '../../tickets/create/form-ticket.ts';
import { shapeOf, type FormShape, type Problem, type RelatedChoice } from '../../tickets/create/form.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import type { SlackContext } from '../interaction/context.ts';
import { explain, reportFailure } from '../interaction/explain.ts';
import { withTicks, type OpenForm } from './open-form-state.ts';
import { withTimeout } from '../../ops/with-timeout.ts';
import type { Duplicate } from '../../tickets/create/find-duplicates.ts';
import { cut } from '../text/cut.ts';
import { shownTitle } from '../text/read.ts';
import { loadAnswersFor, type LoadedAnswers } from './draw.ts';
import type { FormMetadata } from './form/state.ts';
import { permalinkOf } from './shortcuts.ts';

/** What is to be done with a form that was sent. */
export type Validation =
  | { readonly kind: 'ready'; readonly actor: Actor; readonly form: OpenForm; readonly ticket: Submission['ticket'] }
  /** The person may not create tickets. */
  | { readonly kind: 'refused'; readonly failure: unknown }
  /** The form is shown again; `notices` say why where it is not for a field to say. */
  | {
      readonly kind: 'back';
      /** As it is to be shown. */
      readonly form: OpenForm;
      readonly loaded: LoadedAnswers;
      readonly shape: FormShape;
      readonly problems: readonly Problem[];
      readonly notices: readonly string[];
    };

/** Milliseconds for the catalog; the person sees a view that says that the form is being checked. */
const catalogTimeoutMs = 20_000;

/** Checks a form against the rights of the person, the catalog and the served limits. Never rejects. */
export async function validateForm(context: SlackContext, form: OpenForm): Promise<Validation> {
  try {
    const { actor, loading } = await loadAnswersFor(context, form);
    await withTimeout(loading.done, catalogTimeoutMs);
    return await weigh(context, form, actor, loading.now());
  } catch (failure) {
    return { kind: 'refused', failure };
  }
}

async function weigh(
  context: SlackContext,
  form: OpenForm,
  actor: Actor | undefined,
  loaded: LoadedAnswers,
): Promise<Validation> {
  const { useCases, texts } = context;
  const values = withTicks(form, loaded.answers.uploadLimits);
  const shape = shapeOf(loaded.answers, values);
  const back = (problems: readonly Problem[], notices: readonly string[], shown = form): Validation => {
    return { kind: 'back', form: shown, loaded: { ...loaded, waiting: false }, shape, problems, notices };
  };
  // What was lost on the way (files, the form's own memory) is not left out in silence.
  if (form.notices.length > 0) return back([], form.notices);
  if (actor === undefined || !shape.complete) {
    const reason = loaded.failure === undefined ? '' : ` ${explain(loaded.failure, texts)}`;
    return back([], [texts(loaded.waiting ? 'create.still-reading' : 'create.unavailable') + reason]);
  }
  const problems = checkForm(values, shape);
  if (problems.length > 0) return back(problems, []);
  const compared = await withDuplicates(context, actor, { ...form, values }, shape);
  if (compared !== undefined) return back([], [], compared);
  // Last, since a code is good once.
  try {
    const unverified = await verifyContacts(useCases.contacts, actor, values, shape);
    if (unverified.length > 0) return back(unverified, []);
  } catch (failure) {
    // That the service fails takes nobody's form away.
    return back([], [(await reportFailure(context, failure, { at: 'code' })).text]);
  }
  // Sent again after this, it is not compared with its own ticket.
  const sent = { ...form, metadata: { ...form.metadata, compared: true }, values };
  return { kind: 'ready', actor, form: sent, ticket: ticketOf(values, shape) };
}

/** Milliseconds for comparing, and for the addresses of threads: a ticket is not held up for long by what is a help. */
const lookup = { comparing: 1500, addresses: 600 } as const;

/**
 * Compares a form that is about to be sent with the account's open tickets.
 * @returns the form with the likely doubles; undefined where it was compared before, there are none, or it cannot be told
 */
async function withDuplicates(
  context: SlackContext,
  actor: Actor,
  form: OpenForm,
  { product }: FormShape,
): Promise<OpenForm | undefined> {
  const { useCases, log } = context;
  if (form.metadata.compared === true) return undefined;
  const wanted = { description: form.values.description, product: product?.name };
  const found = await withTimeout(useCases.duplicates(actor, wanted), lookup.comparing).catch((error: unknown) => {
    log.warn({ err: error }, 'cannot check a new ticket for duplicates');
    return undefined;
  });
  const known = form.metadata.relates ?? [];
  const duplicates = (found?.value ?? []).filter(({ ticket }) => known.every(({ id }) => id !== ticket.id));
  if (duplicates.length === 0) return undefined;
  const offered = await Promise.all(duplicates.map((duplicate) => offer(context, duplicate)));
  return { ...form, metadata: { ...form.metadata, compared: true, relates: [...known, ...offered].slice(0, 4) } };
}

async function offer(
  { client, texts }: SlackContext,
  { ticket, links }: Duplicate,
): Promise<NonNullable<FormMetadata['relates']>[number]> {
  const [link] = links.filter(({ paused }) => paused === undefined);
  const ts = link?.thread ?? link?.card;
  const address = link && ts ? await withTimeout(permalinkOf(client, link.channel, ts), lookup.addresses) : undefined;
  return {
    ...relatedChoice(ticket, texts),
    status: ticket.status,
    thread: address?.value,
  };
}

/** A form remembers the title in its metadata, of which Slack takes 3,000 characters. */
const titleLimit = 60;

/** A ticket as the form offers it for relating the new one to. */
export function relatedChoice(
  { id, description }: { readonly id: string; readonly description: string },
  texts: Texts,
): RelatedChoice {
  return { id, title: cut(shownTitle(description, texts), titleLimit) };
}
