import type { Texts } from '../../locales/index.ts';
import type { Link } from '../../tickets/links/link.ts';
import type { OwnPlace } from '../../tickets/links/suspended.ts';
import type { Modal } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { channelForm } from '../kit/channel-form.ts';
import type { FormState } from '../kit/modal.ts';

export interface MoveForm {
  readonly link: Pick<Link, 'id'> & { readonly ticket?: string | undefined };
  /** What they chose before. */
  readonly channel?: string | undefined;
  readonly form: FormState;
}

export interface MoveAllForm {
  readonly place: OwnPlace;
  /** What they chose before. */
  readonly channel?: string | undefined;
  readonly form: FormState;
}

/** Asks for the channel to which all is to move that somebody follows in another one. */
export function moveAllView({ place, channel, form }: MoveAllForm, texts: Texts): Modal {
  const { channel: from, creator } = place;
  return channelForm(
    {
      ...{ callback: ids.views.move, metadata: encodeMetadata('paused', { channel: from, creator }) },
      words: 'troubles.move.all',
      ticket: undefined,
      chosen: channel === undefined ? {} : { initial_conversation: channel },
      form,
    },
    texts,
  );
}

/** Asks for the channel to which a suspended link is to move. */
export function moveView({ link, channel, form }: MoveForm, texts: Texts): Modal {
  return channelForm(
    {
      ...{ callback: ids.views.move, metadata: encodeMetadata('suspended', { link: link.id }), words: 'troubles.move' },
      ticket: link.ticket === undefined ? undefined : { id: link.ticket },
      chosen: channel === undefined ? {} : { initial_conversation: channel },
      form,
    },
    texts,
  );
}
