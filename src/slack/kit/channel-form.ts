import type { Texts } from '../../locales/index.ts';
import { limits, plain, type Modal } from './kit.ts';
import { ids } from './ids.ts';
import { input, stateLine, ticketLine, type FormState } from './modal.ts';

export interface ChannelForm {
  readonly callback: string;
  readonly metadata: string;
  /** Where its title, submit button and hint stand among the texts. */
  readonly words: 'cards.link' | 'troubles.move' | 'troubles.move.all';
  readonly ticket: { readonly id: string; readonly title?: string | undefined } | undefined;
  /** What is chosen before the person chooses. */
  readonly chosen: Readonly<Record<string, unknown>>;
  readonly form: FormState;
}

/** A modal that asks for a channel which people share. */
export function channelForm(asked: ChannelForm, texts: Texts): Modal {
  const { callback, metadata, words, ticket, chosen, form } = asked;
  const { channel: id } = ids.inputs;
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: metadata,
    title: plain(texts(`${words}.title`), limits.viewTitle),
    submit: plain(texts(`${words}.submit`), limits.viewTitle),
    close: plain(texts('cards.cancel-view'), limits.viewTitle),
    blocks: [
      ...stateLine(form, texts),
      ...(ticket === undefined ? [] : [ticketLine(ticket, texts)]),
      input(
        id,
        texts('cards.link.channel'),
        {
          type: 'conversations_select',
          action_id: id,
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          ...chosen,
        },
        { hint: texts(`${words}.hint`) },
      ),
    ],
  };
}
