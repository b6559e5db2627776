import { isFinal } from '../../tickets/ticket/status.ts';
import { type Feature, onTicketButton } from '../interaction/feature.ts';
import { randomUUID } from 'node:crypto';
import { codeOf } from '../../tickets/create/choice-code.ts';
import type { Catalog, Choice } from '../../tickets/catalog/catalog.ts';
import { emptyValues, type FormValues } from '../../tickets/create/form.ts';
import type { Ticket } from '../../tickets/ticket/ticket.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { offer } from '../kit/offer.ts';
import { ids } from '../kit/ids.ts';
import { newFormMetadata, begun } from './open-form-state.ts';
import { openView, updateView } from '../interaction/open-form.ts';
import type { Message } from '../kit/message.ts';
import { loadingView } from '../kit/modal.ts';
import { drawForm, refusalView, creator } from './draw.ts';
import { findDraft } from './find-draft.ts';
import { relatedChoice } from './validate.ts';

/**
 * Opens the create form for a ticket that continues a finished one, with the same product, problem type, and region, and related
 * to it. The API can't reopen tickets.
 */
async function openFollowUp(context: SlackContext, call: Call, id: string): Promise<Message | undefined> {
  const { client, useCases, texts } = context;
  if (call.triggerId === undefined) return offer(ids.actions.followUp, texts('related.follow-up'), id, texts);
  const view = await openView(context, call, loadingView(texts('create.title'), texts));
  if (view === undefined) return undefined;
  try {
    const person = { user: call.user, team: call.team };
    const actor = await creator(context, person);
    const [ticket, { draft }] = await Promise.all([useCases.show(actor, id), findDraft(context, person)]);
    const origin = relatedChoice({ id, description: ticket.description }, texts);
    const { channel } = call.place;
    const metadata = {
      ...newFormMetadata(randomUUID(), /^[CG]/.test(channel) ? { channel } : undefined),
      relates: [origin],
      ...(draft !== undefined && { draft: { state: 'waiting', at: draft.at } as const }),
    };
    const values: FormValues = {
      ...emptyValues,
      ...(await choicesOf(ticket, useCases.catalog(actor))),
      description: `${texts('related.follow-up.text', { ...origin })}\n\n`,
      related: [origin],
      channel: metadata.place?.channel,
    };
    const { product, problemType } = values;
    const form = { person, view: { id: view }, at: 0, carried: [], decided: true, notices: [] };
    await drawForm(context, begun({ ...form, metadata: { ...metadata, product, problemType }, values }));
  } catch (failure) {
    await updateView(client, { view_id: view, view: refusalView(context, failure) });
  }
  return undefined;
}

/**
 * The choices for the new form. A ticket has the names of its choices but not their IDs; a name that is no longer in the list is
 * left to the person.
 */
async function choicesOf(
  ticket: Ticket,
  catalog: Catalog,
): Promise<Pick<FormValues, 'product' | 'problemType' | 'region'>> {
  const product = named(await catalog.products().catch(() => []), ticket.product);
  if (product === undefined) return {};
  const [types, regions] = await Promise.all([
    catalog.problemTypes(product.id).catch(() => []),
    catalog.regions().catch(() => []),
  ]);
  const problemType = named(types, ticket.problemType);
  const region = named(regions, ticket.region);
  return {
    product: codeOf(product.id),
    problemType: problemType && codeOf(problemType.id),
    region: region && codeOf(region.id),
  };
}

function named<T extends Choice>(choices: readonly T[], name: string | undefined): T | undefined {
  return choices.find((choice) => choice.name === name);
}

const followUpCommand = onTicket({ name: 'follow-up', isReadOnly: true }, openFollowUp);

export const followUp: Feature = {
  commands: [followUpCommand],
  clicks: { [ids.actions.followUp]: onTicketButton(openFollowUp) },
  isReadOnly: [ids.actions.followUp],
  menu: [{ name: 'follow-up', group: 'work', last: true, permission: 'create', fits: isFinal, run: openFollowUp }],
};
