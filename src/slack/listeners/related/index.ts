import { ids } from '../../ids.ts';
import { text } from '../../payload.ts';
import { decodeMetadata } from '../../metadata.ts';
import { ticketOption } from '../../views/related/options.ts';
import { onTicketButton, type Click } from '../actions/click.ts';
import type { Suggest } from '../options/suggest.ts';
import type { Submit } from '../views/submission.ts';
import { openRelated, submitRelated } from './related.ts';

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
