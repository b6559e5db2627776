import type { Texts } from '../../locales/index.ts';
import type { FormShape, FormValues } from '../../tickets/create/form.ts';
import { limits, plain, section, type Modal } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { contactBlocks } from '../create/form/contact.ts';
import { type Marks, withMarks } from '../create/form/state.ts';
import { stateLine, ticketLine, type FormState } from '../kit/modal.ts';

export interface ContactForm {
  readonly ticket: string;
  readonly values: Pick<FormValues, 'areaCode' | 'phone' | 'email'>;
  readonly shape: Pick<FormShape, 'areaCodes' | 'contacts'>;
  /** What is wrong with single fields. */
  readonly marks?: Marks | undefined;
  readonly form: FormState;
}

/** Asks whom the engineer may call or write to. The contact that a ticket has is not shown: not everybody may see it. */
export function contactView({ ticket, values, shape, marks, form }: ContactForm, texts: Texts): Modal {
  const fields = { generation: 0, values, sendCode: ids.contact.sendCode, hint: texts('contacts.phone-hint') };
  const inputs = contactBlocks(fields, { ...shape, phoneRequired: false, emailRequired: false }, texts);
  return {
    type: 'modal',
    callback_id: ids.contact.view,
    private_metadata: encodeMetadata('contact', { ticket }),
    title: plain(texts('contacts.title'), limits.viewTitle),
    submit: plain(texts('contacts.submit'), limits.viewTitle),
    close: plain(texts('cards.cancel-view'), limits.viewTitle),
    blocks: [
      ...stateLine(form, texts),
      ticketLine({ id: ticket }, texts),
      section(texts('contacts.intro')),
      ...withMarks(inputs, marks),
    ],
  };
}
