import type { Texts } from '../../locales/index.ts';
import { limits, plain, section, type Modal } from '../kit/kit.ts';
import { ids } from '../interaction/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { stateLine, ticketLine, type FormState } from '../kit/modal.ts';
import { ratingInputs, type Asked, type Rated } from './view.ts';

export interface RateForm {
  readonly ticket: { readonly id: string; readonly title?: string | undefined };
  readonly asked: Asked;
  readonly rated: Rated;
  readonly form: FormState;
}

/** Asks for a rating by itself. */
export function rateView({ ticket, asked, rated, form }: RateForm, texts: Texts): Modal {
  return {
    type: 'modal',
    callback_id: ids.views.rate,
    private_metadata: encodeMetadata('rate', { ticket: ticket.id, rating: asked }),
    title: plain(texts('rating.title'), limits.viewTitle),
    submit: plain(texts('rating.submit'), limits.viewTitle),
    close: plain(texts('cards.cancel-view'), limits.viewTitle),
    blocks: [
      ...stateLine(form, texts),
      ticketLine(ticket, texts),
      section(texts('rating.confirms')),
      ...ratingInputs(asked, rated, texts),
    ],
  };
}
