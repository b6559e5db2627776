import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { isTicketId } from '../../tickets/checks.ts';
import { maxRelated } from '../../tickets/related/relations.ts';
import { context, plain, type Modal } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata, maxShownRelated } from '../interaction/metadata.ts';
import { modal, input, ticketLine, type FormState } from '../kit/modal.ts';
import { shownTitle } from '../text/read.ts';

export interface RelatedForm {
  readonly ticket: { readonly id: string; readonly title?: string | undefined };
  /** IDs of the tickets that were related when the form opened. */
  readonly shown: readonly string[];
  readonly chosen: readonly types.PlainTextOption[];
  readonly form: FormState;
}

/** The form for a ticket's related tickets. Those that exceed the form's metadata stay related. */
export function relatedView({ ticket, shown, chosen, form }: RelatedForm, texts: Texts): Modal {
  const { inputs, views } = ids.related;
  // The console may have related more tickets than one call accepts: they stay unless they are removed here.
  const initial = chosen.slice(0, maxShownRelated);
  const maxSelected = Math.max(maxRelated, initial.length);
  const left = Math.max(0, shown.length - maxShownRelated);
  const element: types.MultiExternalSelect = {
    type: 'multi_external_select',
    action_id: inputs.tickets,
    min_query_length: 0,
    placeholder: plain(texts('related.placeholder'), 150),
    max_selected_items: maxSelected,
    ...(initial.length > 0 && { initial_options: initial }),
  };
  const hint = texts('related.hint', { limit: maxRelated, left: Math.max(0, maxRelated - shown.length) });
  return modal(texts, {
    callback: views.related,
    metadata: encodeMetadata('related', { ticket: ticket.id, shown: shown.slice(0, maxShownRelated) }),
    title: texts('related.title'),
    submit: texts('related.submit'),
    form,
    blocks: [
      ticketLine(ticket, texts),
      input(inputs.tickets, texts('related.field'), element, { hint, optional: true }),
      ...(left === 0 ? [] : [context(texts('related.left', { count: left }))]),
    ],
  });
}

/** The maximum length of an option's text and value (Slack: 75 characters); ticket IDs have up to 64. */
const optionLimit = 75;

/** A ticket as a menu option: its ID and title. */
export function ticketOption(
  { id, description = '' }: { readonly id: string; readonly description?: string | undefined },
  texts: Texts,
): types.PlainTextOption {
  const title = description === '' ? '' : ` · ${shownTitle(description, texts)}`;
  return { text: plain(`${id}${title}`, optionLimit), value: id };
}

/** The chosen tickets. Values come from clients, so anything that isn't a ticket ID is dropped. */
export function readTickets(values: readonly string[]): readonly string[] {
  return values.filter(isTicketId);
}
