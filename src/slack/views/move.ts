import type { Texts } from '../../locales/index.ts';
import type { Link } from '../../tickets/link.ts';
import { limits, plain, type Modal } from '../blocks/kit.ts';
import { ids } from '../ids.ts';
import { encodeMetadata } from '../metadata.ts';
import { input, stateLine, ticketLine, type FormState } from './parts.ts';

export interface MoveForm {
  readonly link: Pick<Link, 'id'> & { readonly ticket?: string | undefined };
  /** What they chose before. */
  readonly channel?: string | undefined;
  readonly form: FormState;
}

/** Asks for the channel to which a suspended link is to move. */
export function moveView({ link, channel, form }: MoveForm, texts: Texts): Modal {
  const { channel: id } = ids.inputs;
  return {
    type: 'modal',
    callback_id: ids.views.move,
    private_metadata: encodeMetadata('suspended', { link: link.id }),
    title: plain(texts('troubles.move.title'), limits.viewTitle),
    submit: plain(texts('troubles.move.submit'), limits.viewTitle),
    close: plain(texts('cards.cancel-view'), limits.viewTitle),
    blocks: [
      ...stateLine(form, texts),
      ...(link.ticket === undefined ? [] : [ticketLine({ id: link.ticket }, texts)]),
      input(
        id,
        texts('cards.link.channel'),
        {
          type: 'conversations_select',
          action_id: id,
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          ...(channel !== undefined && { initial_conversation: channel }),
        },
        { hint: texts('troubles.move.hint') },
      ),
    ],
  };
}
