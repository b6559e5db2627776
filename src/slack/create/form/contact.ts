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
  /** Increased when all fields are reset. */
  readonly generation: number;
  readonly values: Pick<FormValues, 'areaCode' | 'phone' | 'email'>;
  /** Action ID of the buttons that send a code. */
  readonly sendCode: string;
  /** Hint of the phone number: its format, and what an empty field means. */
  readonly hint: string;
}

/** The contact for the engineer. The lengths are the API's. */
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

/** Maximum number of known addresses in a hint. */
const maxKnown = 3;

/** The recipients of email copies; left out if the service accepts none. */
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

/** The length of a code in the API. */
const codeLength = 6;

export interface Verification {
  readonly way: ContactWay;
  readonly state: PointState | undefined;
  /** As for `blockId` in `kit/ids.ts`. */
  readonly scope: string | number;
  /** Action IDs of the button and the input. */
  readonly actions: { readonly sendCode: string; readonly code: string };
}

/** Below a contact that must be verified: a button that sends a code, and the field for the code. */
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
