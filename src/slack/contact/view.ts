import type { Texts } from '../../locales/index.ts';
import type { FormShape, FormValues } from '../../tickets/create/form.ts';
import { section, type Modal } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { contactBlocks } from '../create/form/contact.ts';
import { withMarks } from '../create/form/problems.ts';
import type { Marks } from '../create/form/state.ts';
import { modal, ticketLine, type FormState } from '../kit/modal.ts';

export interface ContactForm {
  readonly ticket: string;
  readonly values: Pick<FormValues, 'areaCode' | 'phone' | 'email'>;
  readonly shape: Pick<FormShape, 'areaCodes' | 'contacts'>;
  /** Errors of single fields. */
  readonly marks?: Marks | undefined;
  readonly form: FormState;
}

/**
 * Asks which phone number or email address the engineer can use. The ticket's current contact isn't shown, because not
 * everybody can see it.
 */
export function contactView({ ticket, values, shape, marks, form }: ContactForm, texts: Texts): Modal {
  const fields = { generation: 0, values, sendCode: ids.contact.sendCode, hint: texts('contacts.phone-hint') };
  const inputs = contactBlocks(fields, { ...shape, phoneRequired: false, emailRequired: false }, texts);
  return modal(texts, {
    callback: ids.contact.view,
    metadata: encodeMetadata('contact', { ticket }),
    title: texts('contacts.title'),
    submit: texts('contacts.submit'),
    form,
    blocks: [ticketLine({ id: ticket }, texts), section(texts('contacts.intro')), ...withMarks(inputs, marks)],
  });
}
