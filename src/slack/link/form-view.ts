import type { Texts } from '../../locales/index.ts';
import type { Modal } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { channelForm } from '../kit/channel-form.ts';
import type { FormState } from '../kit/modal.ts';

export interface LinkForm {
  readonly ticket: { readonly id: string; readonly title?: string | undefined };
  /** Where the person is, or what they chose before. */
  readonly channel?: string | undefined;
  readonly form: FormState;
}

/** Asks for the channel in which a ticket is to be followed. */
export function linkView({ ticket, channel, form }: LinkForm, texts: Texts): Modal {
  return channelForm(
    {
      ...{ callback: ids.views.link, metadata: encodeMetadata('link', { ticket: ticket.id }), words: 'cards.link' },
      chosen: channel === undefined ? { default_to_current_conversation: true } : { initial_conversation: channel },
      ...{ ticket, form },
    },
    texts,
  );
}
