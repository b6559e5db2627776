import { type Feature, onTicketButton, outdated, type Click } from '../interaction/feature.ts';
import type { Modal } from '../kit/kit.ts';
import { offer } from '../kit/offer.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { text } from '../payload.ts';
import { logView } from './view.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { buildOrExplain, openForm, updateView } from '../interaction/open-form.ts';
import type { Message } from '../kit/message.ts';

/** Shows what was done to a ticket, the first page of it. */
async function openLog(surface: Surface, call: Call, ticket: string): Promise<Message | undefined> {
  const { texts } = surface;
  if (call.triggerId === undefined) return offer(ids.actions.log, texts('log.title'), ticket, texts);
  await openForm(surface, call, texts('log.title'), () => logPage(surface, call, { ticket, page: 0 }));
  return undefined;
}

async function logPage({ desk, texts }: Surface, call: Call, { ticket, page }: Metadata<'log'>): Promise<Modal> {
  return logView(ticket, await desk.log.page(await call.actor(), ticket, page), texts);
}

/** In a view there is no message to replace: the view itself is drawn anew. */
const turnLogPage: Click = async (surface, call, value, body) => {
  const asked = decodeMetadata('log', value);
  const view_id = text(body, 'view', 'id');
  if (asked === undefined || view_id === undefined) return outdated(surface);
  const view = await buildOrExplain(surface, () => logPage(surface, call, asked));
  await updateView(surface.client, { view_id, view });
  return undefined;
};

const logCommand = onTicket({ name: 'log', harmless: true }, openLog);

export const log: Feature = {
  commands: [logCommand],
  clicks: {
    [ids.actions.log]: onTicketButton(openLog),
    [ids.actions.logPage]: turnLogPage,
  },
  harmless: [ids.actions.log, ids.actions.logPage],
  menu: [{ name: 'log', group: 'look', permission: 'view', run: openLog }],
};
