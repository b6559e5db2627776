import type { Texts } from '../../locales/index.ts';
import { limits, plain, type Modal } from '../blocks/kit.ts';
import { ids } from '../ids.ts';
import { encodeMetadata } from '../metadata.ts';
import { input, stateLine, ticketLine, type FormState } from './parts.ts';

export interface LinkForm {
  readonly ticket: { readonly id: string; readonly title?: string | undefined };
  /** Where the person is, or what they chose before. */
  readonly channel?: string | undefined;
  readonly form: FormState;
}

/** Asks for the channel in which a ticket is to be followed. */
export function linkView({ ticket, channel, form }: LinkForm, texts: Texts): Modal {
  const { channel: id } = ids.inputs;
  return {
    type: 'modal',
    callback_id: ids.views.link,
    private_metadata: encodeMetadata('link', { ticket: ticket.id }),
    title: plain(texts('cards.link.title'), limits.viewTitle),
    submit: plain(texts('cards.link.submit'), limits.viewTitle),
    close: plain(texts('cards.cancel-view'), limits.viewTitle),
    blocks: [
      ...stateLine(form, texts),
      ticketLine(ticket, texts),
      input(
        id,
        texts('cards.link.channel'),
        {
          type: 'conversations_select',
          action_id: id,
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          ...(channel === undefined ? { default_to_current_conversation: true } : { initial_conversation: channel }),
        },
        { hint: texts('cards.link.hint') },
      ),
    ],
  };
}
