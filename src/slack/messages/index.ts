import { type Feature, outdated, type Click } from '../interaction/feature.ts';
import { isTicketId } from '../../tickets/checks.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { reportFailure } from '../interaction/explain.ts';
import type { Modal } from '../kit/kit.ts';
import { offer } from '../kit/offer.ts';
import { ids } from '../kit/ids.ts';
import { type Metadata, decodeMetadata } from '../interaction/metadata.ts';
import { fullMessageView, filesAnswers } from './view.ts';
import { openForm, buildOrExplain, showDone, updateView } from '../interaction/open-form.ts';
import { factsOf, text } from '../payload.ts';
import { failureMessage, type Message } from '../kit/message.ts';

/** The "Get files" button: the value is the ID of the event that posted the message. */
const fetchFiles: Click = async (context, call, value) => {
  if (value === '' || value.length > 300) return outdated(context);
  const { useCases, texts } = context;
  const wanted = await useCases.files(await call.actor(), { event: value, place: call.place });
  for (const message of filesAnswers(wanted, texts)) await call.answer(message);
  return undefined;
};

/** The "Open file" button has a URL that the browser opens; Slack only needs the acknowledgment. */
const openFile: Click = () => Promise.resolve(undefined);

/**
 * A page of a ticket's messages, read again from the service, if the person can see the ticket now.
 * @param said the outcome of a click, shown above the messages
 */
async function fullMessagePage(
  { useCases, texts }: SlackContext,
  call: Call,
  asked: Metadata<'whole'>,
  said?: string,
): Promise<Modal> {
  const actor = await call.actor();
  const ticket = await useCases.show(actor, asked.ticket);
  useCases.messages.opened(actor, ticket.id);
  return fullMessageView({ ticket, own: await useCases.messages.own(actor, ticket), said }, asked, texts);
}

async function openWhole(context: SlackContext, call: Call, asked: Metadata<'whole'>): Promise<Message | undefined> {
  const { texts } = context;
  const { ticket } = asked;
  if (call.triggerId === undefined) return offer(ids.actions.messageWhole, texts('cards.all-messages'), ticket, texts);
  await openForm(context, call, texts('cards.messages.title'), () => fullMessagePage(context, call, asked));
  return undefined;
}

/** All messages of a ticket, from the beginning. */
export function openMessages(context: SlackContext, call: Call, ticket: string): Promise<Message | undefined> {
  return openWhole(context, call, { ticket, page: 0 });
}

const messagesCommand = onTicket({ name: 'messages', isReadOnly: true }, openMessages);

/** The "Show whole message" button: the value is the ticket's ID and, for a single message, a space and its key. */
const showWhole: Click = async (context, call, value) => {
  const [ticket = '', message] = value.split(' ');
  if (!isTicketId(ticket) || (message !== undefined && message.length > 64)) return outdated(context);
  return openWhole(context, call, { ticket, message, page: 0 });
};

/** The "Withdraw" button, after Slack's own confirmation: redraws the messages with the outcome above them. */
const withdraw: Click = async (context, call, value, body) => {
  const asked = decodeMetadata('withdraw', value);
  const view_id = text(body, 'view', 'id');
  if (asked === undefined || view_id === undefined) return outdated(context);
  const { useCases, texts } = context;
  const { ticket, message, page } = asked;
  const said = await useCases.messages.withdraw(await call.actor(), { ticket, message }).then(
    () => texts('messages.withdraw.done'),
    async (error: unknown) => (await reportFailure(context, error, { ...factsOf(body) })).text,
  );
  const view = await buildOrExplain(context, () => fullMessagePage(context, call, { ticket, page }, said));
  return (await showDone(context, view_id, view)) ? undefined : failureMessage(said);
};

/** A view has no message to replace: the view itself is redrawn. */
const turnWholePage: Click = async (context, call, value, body) => {
  const asked = decodeMetadata('whole', value);
  const view_id = text(body, 'view', 'id');
  if (asked === undefined || view_id === undefined) return outdated(context);
  await updateView(context.client, {
    view_id,
    view: await buildOrExplain(context, () => fullMessagePage(context, call, asked)),
  });
  return undefined;
};

export const messages: Feature = {
  commands: [messagesCommand],
  clicks: {
    [ids.actions.messageWhole]: showWhole,
    [ids.actions.messageFiles]: fetchFiles,
    [ids.actions.fileOpen]: openFile,
    [ids.actions.wholePage]: turnWholePage,
    [ids.messages.actions.withdraw]: withdraw,
  },
  isReadOnly: [ids.actions.messageWhole, ids.actions.fileOpen, ids.actions.wholePage],
  menu: [{ name: 'messages', group: 'look', permission: 'view', run: openMessages }],
};
