import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { labelNameLimit, labelsAtOnce } from '../../tickets/labels/rules.ts';
import { limits, plain, type Modal } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { input, stateLine, ticketLine, type FormState } from '../kit/modal.ts';
import { colorInput } from './view.ts';

export interface TicketLabelsForm {
  readonly ticket: { readonly id: string; readonly title?: string | undefined };
  /** Ids of the labels that the ticket had when the form opened. */
  readonly shown: readonly string[];
  readonly chosen: readonly types.PlainTextOption[];
  /** Of labels that are new. */
  readonly color?: string | undefined;
  readonly form: FormState;
}

/** Which labels a ticket is to have; what is typed and does not exist yet can be made. */
export function ticketLabelsView(asked: TicketLabelsForm, texts: Texts): Modal {
  const { ticket, shown, chosen, color, form } = asked;
  const { labels } = ids;
  const initial = chosen.slice(0, labelsAtOnce);
  const element: types.MultiExternalSelect = {
    type: 'multi_external_select',
    action_id: labels.inputs.labels,
    min_query_length: 0,
    placeholder: plain(texts('labels.placeholder'), 150),
    max_selected_items: labelsAtOnce,
    ...(initial.length > 0 && { initial_options: initial }),
  };
  return {
    type: 'modal',
    callback_id: labels.views.ticket,
    private_metadata: encodeMetadata('ticketLabels', { ticket: ticket.id, shown: shown.slice(0, labelsAtOnce) }),
    title: plain(texts('labels.title'), limits.viewTitle),
    submit: plain(texts('labels.submit'), limits.viewTitle),
    close: plain(texts('cards.cancel-view'), limits.viewTitle),
    blocks: [
      ...stateLine(form, texts),
      ticketLine(ticket, texts),
      input(labels.inputs.labels, texts('labels.field'), element, {
        hint: texts('labels.field.hint', { limit: labelNameLimit }),
        optional: true,
      }),
      colorInput(color, texts('labels.color.new'), texts),
    ],
  };
}
