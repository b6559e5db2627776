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

/** The result of validating a submitted form. */
export type Validation =
  | { readonly kind: 'ready'; readonly actor: Actor; readonly form: OpenForm; readonly ticket: Submission['ticket'] }
  /** The person can't create tickets. */
  | { readonly kind: 'refused'; readonly failure: unknown }
  /** The form is shown again. `notices` explain why, unless a field does. */
  | {
      readonly kind: 'back';
      /** The form to show. */
      readonly form: OpenForm;
      readonly loaded: LoadedAnswers;
      readonly shape: FormShape;
      readonly problems: readonly Problem[];
      readonly notices: readonly string[];
    };

/** Time limit for the catalog, in milliseconds; meanwhile, a view shows that the form is being checked. */
const catalogTimeoutMs = 20_000;

/** Checks a form against the person's permissions, the catalog, and the service's limits. Never rejects. */
export async function validateForm(context: SlackContext, form: OpenForm): Promise<Validation> {
  try {
    const { actor, loading } = await loadAnswersFor(context, form);
    await withTimeout(loading.done, catalogTimeoutMs);
    return await validateLoaded(context, form, actor, loading.now());
  } catch (failure) {
    return { kind: 'refused', failure };
  }
}

async function validateLoaded(
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
  // Say so if files or the form's stored state were lost.
  if (form.notices.length > 0) return back([], form.notices);
  if (actor === undefined || !shape.complete) {
    const reason = loaded.failure === undefined ? '' : ` ${explain(loaded.failure, texts)}`;
    return back([], [texts(loaded.waiting ? 'create.still-reading' : 'create.unavailable') + reason]);
  }
  const problems = checkForm(values, shape);
  if (problems.length > 0) return back(problems, []);
  const compared = await withDuplicates(context, actor, { ...form, values }, shape);
  if (compared !== undefined) return back([], [], compared);
  // Comes last, because a code can be used only once.
  try {
    const unverified = await verifyContacts(useCases.contacts, actor, values, shape);
    if (unverified.length > 0) return back(unverified, []);
  } catch (failure) {
    // If the service fails, the person still gets their form back.
    return back([], [(await reportFailure(context, failure, { at: 'code' })).text]);
  }
  // If it is submitted again, it must not be compared with its own ticket.
  const sent = { ...form, metadata: { ...form.metadata, compared: true }, values };
  return { kind: 'ready', actor, form: sent, ticket: ticketOf(values, shape) };
}

/**
 * Time limits for the comparison and for the URLs of threads, in milliseconds: they are optional and must not delay the ticket.
 */
const lookup = { comparing: 1500, addresses: 600 } as const;

/**
 * Compares a form with the account's open tickets before it is sent.
 * @returns the form with likely duplicates; undefined if it was compared before, if there are none, or if the comparison fails
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

/** Length of a title in the form's metadata, which Slack limits to 3,000 characters. */
const titleLimit = 60;

/** A ticket as the form shows it, to relate the new one to. */
export function relatedChoice(
  { id, description }: { readonly id: string; readonly description: string },
  texts: Texts,
): RelatedChoice {
  return { id, title: cut(shownTitle(description, texts), titleLimit) };
}
