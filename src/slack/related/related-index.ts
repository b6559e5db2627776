import { ids } from '../interaction/ids.ts';
import { text } from '../interaction/payload.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { ticketOption } from './options-view.ts';
import { onTicketButton, type Click } from '../interaction/click.ts';
import type { Suggest } from '../interaction/suggest.ts';
import type { Submit } from '../interaction/submission.ts';
import { openRelated, submitRelated } from './index.ts';

const { actions, inputs, views } = ids.related;

export const relatedClicks: Readonly<Record<string, Click>> = { [actions.open]: onTicketButton(openRelated) };

export const relatedSubmits: Readonly<Record<string, Submit>> = { [views.related]: submitRelated };

export const relatedSuggesters: Readonly<Record<string, Suggest>> = {
  [inputs.tickets]: async ({ desk, texts }, call, typed, body) => {
    const known = decodeMetadata('related', text(body, 'view', 'private_metadata'));
    if (known === undefined) return [];
    const found = await desk.related.candidates(await call.actor(), known.ticket, typed);
    return found.map((ticket) => ticketOption(ticket, texts));
  },
};
