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
import { within } from '../../ops/within.ts';
import type { Double } from '../../tickets/create/find-doubles.ts';
import { cut } from '../text/cut.ts';
import { shownTitle } from '../text/read.ts';
import { gatherFor, type Gathered } from './draw.ts';
import type { FormCode } from './form/state.ts';
import { permalinkOf } from './shortcuts.ts';

/** What is to be done with a form that was sent. */
export type Verdict =
  | { readonly kind: 'ready'; readonly actor: Actor; readonly form: OpenForm; readonly ticket: Submission['ticket'] }
  /** The person may not create tickets. */
  | { readonly kind: 'refused'; readonly failure: unknown }
  /** The form is shown again; `notices` say why where it is not for a field to say. */
  | {
      readonly kind: 'back';
      /** As it is to be shown. */
      readonly form: OpenForm;
      readonly gathered: Gathered;
      readonly shape: FormShape;
      readonly problems: readonly Problem[];
      readonly notices: readonly string[];
    };

/** Milliseconds for the catalog; the person sees a view that says that the form is being checked. */
const patience = 20_000;

/** Checks a form against the rights of the person, the catalog and the served limits. Never rejects. */
export async function judge(context: SlackContext, form: OpenForm): Promise<Verdict> {
  try {
    const { actor, gathering } = await gatherFor(context, form);
    await within(gathering.done, patience);
    return await weigh(context, form, actor, gathering.now());
  } catch (failure) {
    return { kind: 'refused', failure };
  }
}

async function weigh(
  context: SlackContext,
  form: OpenForm,
  actor: Actor | undefined,
  gathered: Gathered,
): Promise<Verdict> {
  const { desk, texts } = context;
  const values = withTicks(form, gathered.answers.uploadLimits);
  const shape = shapeOf(gathered.answers, values);
  const back = (problems: readonly Problem[], notices: readonly string[], shown = form): Verdict => {
    return { kind: 'back', form: shown, gathered: { ...gathered, waiting: false }, shape, problems, notices };
  };
  // What was lost on the way (files, the form's own memory) is not left out in silence.
  if (form.notices.length > 0) return back([], form.notices);
  if (actor === undefined || !shape.complete) {
    const reason = gathered.failure === undefined ? '' : ` ${explain(gathered.failure, texts)}`;
    return back([], [texts(gathered.waiting ? 'create.still-reading' : 'create.unavailable') + reason]);
  }
  const problems = checkForm(values, shape);
  if (problems.length > 0) return back(problems, []);
  const compared = await withDoubles(context, actor, { ...form, values }, shape);
  if (compared !== undefined) return back([], [], compared);
  // Last, since a code is good once.
  try {
    const unverified = await verifyContacts(desk.contacts, actor, values, shape);
    if (unverified.length > 0) return back(unverified, []);
  } catch (failure) {
    // That the service fails takes nobody's form away.
    return back([], [(await reportFailure(context, failure, { at: 'code' })).text]);
  }
  // Sent again after this, it is not compared with its own ticket.
  const sent = { ...form, code: { ...form.code, compared: true }, values };
  return { kind: 'ready', actor, form: sent, ticket: ticketOf(values, shape) };
}

/** Milliseconds for comparing, and for the addresses of threads: a ticket is not held up for long by what is a help. */
const lookup = { comparing: 1500, addresses: 600 } as const;

/**
 * Compares a form that is about to be sent with the account's open tickets.
 * @returns the form with the likely doubles; undefined where it was compared before, there are none, or it cannot be told
 */
async function withDoubles(
  context: SlackContext,
  actor: Actor,
  form: OpenForm,
  { product }: FormShape,
): Promise<OpenForm | undefined> {
  const { desk, log } = context;
  if (form.code.compared === true) return undefined;
  const wanted = { description: form.values.description, product: product?.name };
  const found = await within(desk.doubles(actor, wanted), lookup.comparing).catch((error: unknown) => {
    log.warn({ err: error }, 'cannot check a new ticket for duplicates');
    return undefined;
  });
  const known = form.code.relates ?? [];
  const doubles = (found?.value ?? []).filter(({ ticket }) => known.every(({ id }) => id !== ticket.id));
  if (doubles.length === 0) return undefined;
  const offered = await Promise.all(doubles.map((double) => offer(context, double)));
  return { ...form, code: { ...form.code, compared: true, relates: [...known, ...offered].slice(0, 4) } };
}

async function offer(
  { client, texts }: SlackContext,
  { ticket, links }: Double,
): Promise<NonNullable<FormCode['relates']>[number]> {
  const [link] = links.filter(({ suspended }) => suspended === undefined);
  const ts = link?.thread ?? link?.card;
  const address = link && ts ? await within(permalinkOf(client, link.channel, ts), lookup.addresses) : undefined;
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
