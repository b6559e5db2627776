import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { plain, section, type Block } from './kit.ts';
import { cut } from './text.ts';
import { shownName } from './ticket-words.ts';
import { foreign } from '../text/foreign.ts';

/** How a form stands: waiting for the person, being sent, or sent without success (foreign parts of `reason` are marked). */
export type FormState =
  | { readonly state: 'open' }
  /** `said`: how far it is. */
  | { readonly state: 'sending'; readonly said?: string | undefined }
  | { readonly state: 'failed'; readonly reason: string };

/** The line that says how the form stands. The inputs keep their ids, so Slack keeps what was typed below it. */
export function stateLine(form: FormState, texts: Texts): Block[] {
  if (form.state === 'open') return [];
  return [
    section(
      form.state === 'sending' ? (form.said ?? texts('cards.sending')) : texts('cards.failed', { reason: form.reason }),
    ),
  ];
}

export function ticketLine(ticket: { readonly id: string; readonly title?: string | undefined }, texts: Texts): Block {
  const id = shownName(ticket.id);
  if (ticket.title === undefined) return section(`*${texts('cards.ticket', { id })}*`);
  return section(texts('cards.of-ticket', { id, title: foreign(cut(ticket.title, 200)) }));
}

/** An input whose block and element have the same id. Labels hold 2,000 characters, hints as many; ours are short. */
export function input(
  id: string,
  label: string,
  element: types.InputBlock['element'],
  { hint, optional = false }: { readonly hint?: string | undefined; readonly optional?: boolean | undefined } = {},
): types.InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label, 150),
    optional,
    element,
    ...(hint !== undefined && { hint: plain(hint, 300) }),
  };
}
