import { type Feature, onTicketButton, outdated, type Click } from '../interaction/feature.ts';
import type { Modal } from '../kit/kit.ts';
import { offer } from '../kit/offer.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { text } from '../payload.ts';
import { logView } from './view.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { buildOrExplain, openForm, updateView } from '../interaction/open-form.ts';
import type { Message } from '../kit/message.ts';

/** Shows the first page of a ticket's operation log. */
async function openLog(context: SlackContext, call: Call, ticket: string): Promise<Message | undefined> {
  const { texts } = context;
  if (call.triggerId === undefined) return offer(ids.actions.log, texts('log.title'), ticket, texts);
  await openForm(context, call, texts('log.title'), () => logPage(context, call, { ticket, page: 0 }));
  return undefined;
}

async function logPage(
  { useCases, texts }: SlackContext,
  call: Call,
  { ticket, page }: Metadata<'log'>,
): Promise<Modal> {
  return logView(ticket, await useCases.log.page(await call.actor(), ticket, page), texts);
}

/** A view has no message to replace: the view itself is redrawn. */
const turnLogPage: Click = async (context, call, value, body) => {
  const asked = decodeMetadata('log', value);
  const view_id = text(body, 'view', 'id');
  if (asked === undefined || view_id === undefined) return outdated(context);
  const view = await buildOrExplain(context, () => logPage(context, call, asked));
  await updateView(context.client, { view_id, view });
  return undefined;
};

const logCommand = onTicket({ name: 'log', isReadOnly: true }, openLog);

export const log: Feature = {
  commands: [logCommand],
  clicks: {
    [ids.actions.log]: onTicketButton(openLog),
    [ids.actions.logPage]: turnLogPage,
  },
  isReadOnly: [ids.actions.log, ids.actions.logPage],
  menu: [{ name: 'log', group: 'look', permission: 'view', run: openLog }],
};
