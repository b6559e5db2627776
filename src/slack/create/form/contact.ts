import type { Texts } from '../../../locales/index.ts';
import type { ContactWay, PointState } from '../../../tickets/contact/contacts.ts';
import { codeLife } from '../../../tickets/contact/use-cases.ts';
import { codeFields } from '../../../tickets/create/form-codes.ts';
import type { FormShape, FormValues } from '../../../tickets/create/form.ts';
import { type Block, button, row } from '../../kit/kit.ts';
import { ids, blockId } from '../../kit/ids.ts';
import { input, select } from '../../kit/elements.ts';
import { beginning, dateToken } from '../../text/cut.ts';
import { utc } from '../../text/read.ts';
import type { FormState } from './state.ts';

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

/** How many known addresses a hint names. */
const maxKnown = 3;

/** Who else gets what is mailed; absent where the service takes no addresses. */
export function copiesBlocks({ metadata, values }: FormState, { copies }: FormShape, texts: Texts): Block[] {
  if (copies?.most === 0) return [];
  const known = copies?.known.slice(0, maxKnown).join(', ') ?? '';
  return [
    input(
      {
        id: blockId('copies', metadata.generation),
        label: texts('contacts.copies'),
        hint: texts('contacts.copies-hint', { most: copies?.most ?? 0, known: known === '' ? 'none' : known }),
      },
      {
        type: 'plain_text_input',
        action_id: ids.create.actions.copies,
        ...(values.copies !== undefined && values.copies !== '' && { initial_value: beginning(values.copies, 3000) }),
      },
    ),
  ];
}

/** The contract's length of a code. */
const codeLength = 6;

export interface Verification {
  readonly way: ContactWay;
  readonly state: PointState | undefined;
  /** As in `kit/ids.ts`. */
  readonly scope: string | number;
  /** Action ids of the button and the input. */
  readonly actions: { readonly sendCode: string; readonly code: string };
}

/** Under a contact that must be verified: a button that has a code sent to it, and the field for the code. */
function verificationBlocks({ way, state, scope, actions }: Verification, texts: Texts): Block[] {
  if (state?.needsCode !== true) return [];
  const send = (text: string) => button({ action: `${actions.sendCode}:${way}`, text, value: way });
  const { sentAt } = state;
  if (sentAt === undefined) {
    return [row(texts(`contacts.needed.${way}`), send(texts('contacts.send')))];
  }
  const sent = { time: dateToken(sentAt, utc(sentAt), '{time}'), minutes: Math.round(codeLife / 60_000) };
  return [
    row(texts('contacts.sent', sent), send(texts('contacts.resend'))),
    input(
      { id: blockId(codeFields[way], scope), label: texts(`contacts.code.${way}`), hint: texts('contacts.code-hint') },
      { type: 'plain_text_input', action_id: actions.code, max_length: codeLength },
    ),
  ];
}
