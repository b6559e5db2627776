import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { isTicketId } from '../../tickets/checks.ts';
import { plain } from '../kit/kit.ts';
import { shownTitle } from '../kit/ticket-words.ts';

/** An option's text and value (Slack: 75 characters); ids of tickets have up to 64. */
const optionLimit = 75;

export function ticketOption(
  { id, description = '' }: { readonly id: string; readonly description?: string | undefined },
  texts: Texts,
): types.PlainTextOption {
  const title = description === '' ? '' : ` · ${shownTitle(description, texts)}`;
  return { text: plain(`${id}${title}`, optionLimit), value: id };
}

/** The tickets that were chosen among such options. Values come back from clients: what is no id is left out. */
export function readTickets(values: readonly string[]): readonly string[] {
  return values.filter(isTicketId);
}
