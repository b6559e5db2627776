import type { Texts } from '../../locales/index.ts';
import type { Double } from '../../tickets/create/find-doubles.ts';
import type { FormShape, RelatedChoice } from '../../tickets/create/form.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import type { SlackContext } from '../interaction/context.ts';
import type { FormCode } from './form/metadata.ts';
import { permalinkOf } from './shortcuts.ts';
import type { OpenForm } from './open-form-state.ts';
import { within } from '../../ops/within.ts';
import { cut } from '../text/plain-text.ts';
import { shownTitle } from '../text/ticket-words.ts';

/** Milliseconds for comparing, and for the addresses of threads: a ticket is not held up for long by what is a help. */
const patience = { comparing: 1500, addresses: 600 } as const;

/**
 * Compares a form that is about to be sent with the account's open tickets.
 * @returns the form with the likely doubles; undefined where it was compared before, there are none, or it cannot be told
 */
export async function withDoubles(
  context: SlackContext,
  actor: Actor,
  form: OpenForm,
  { product }: FormShape,
): Promise<OpenForm | undefined> {
  const { desk, log } = context;
  if (form.code.compared === true) return undefined;
  const wanted = { description: form.values.description, product: product?.name };
  const found = await within(desk.doubles(actor, wanted), patience.comparing).catch((error: unknown) => {
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
  const address = link && ts ? await within(permalinkOf(client, link.channel, ts), patience.addresses) : undefined;
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
