import type { Texts } from '../../../locales/index.ts';
import type { ContactWay } from '../../../tickets/contact/contacts.ts';
import type { FormShape, FormValues } from '../../../tickets/create/form.ts';
import type { Block } from '../../kit/kit.ts';
import { beginning } from '../../kit/text.ts';
import { ids } from '../../interaction/ids.ts';
import { blockId } from './block-ids.ts';
import { input, select } from './elements.ts';
import { verificationBlocks } from './verification.ts';

export interface ContactFields {
  /** Raised where all fields are set anew. */
  readonly generation: number;
  readonly values: Pick<FormValues, 'areaCode' | 'phone' | 'email'>;
  /** The action of the buttons that have a code sent. */
  readonly sendCode: string;
  /** Of the number: how it is written, and what empty fields mean. */
  readonly hint: string;
}

/** Whom the engineer may call or write to. Lengths are the API's. */
export function contactBlocks(
  { generation, values, sendCode, hint }: ContactFields,
  shape: Pick<FormShape, 'areaCodes' | 'contacts' | 'phoneRequired' | 'emailRequired'>,
  texts: Texts,
): Block[] {
  const { actions } = ids.create;
  const areaCode =
    shape.areaCodes.length === 0
      ? []
      : [
          input(
            { id: blockId('areaCode', generation), label: texts('create.area-code') },
            select({
              action: actions.areaCode,
              choices: shape.areaCodes,
              chosen: values.areaCode === undefined ? [] : [values.areaCode],
              placeholder: texts('create.choose'),
            }),
          ),
        ];
  const text = (action: string, limit: number, initial = '') => ({
    action_id: action,
    ...(initial !== '' && { initial_value: beginning(initial, limit) }),
  });
  const verification = (way: ContactWay) => {
    const state = shape.contacts.find((point) => point.way === way);
    return verificationBlocks({ way, state, scope: generation, actions: { sendCode, code: actions.code } }, texts);
  };
  return [
    ...areaCode,
    input(
      {
        id: blockId('phone', generation),
        label: texts('create.phone'),
        hint,
        required: shape.phoneRequired,
      },
      { type: 'plain_text_input', max_length: 32, ...text(actions.phone, 32, values.phone) },
    ),
    ...verification('phone'),
    input(
      { id: blockId('email', generation), label: texts('create.email'), required: shape.emailRequired },
      { type: 'plain_text_input', max_length: 128, ...text(actions.email, 128, values.email) },
    ),
    ...verification('email'),
  ];
}
