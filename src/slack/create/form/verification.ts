import type { Texts } from '../../../locales/index.ts';
import { codeLife } from '../../../tickets/contact/desk.ts';
import type { ContactWay, PointState } from '../../../tickets/contact/contacts.ts';
import { codeFields } from '../../../tickets/create/form-codes.ts';
import { button, row, type Block } from '../../kit/kit.ts';
import { dateToken } from '../../kit/text.ts';
import { utc } from '../../kit/ticket-words.ts';
import { blockId } from './block-ids.ts';
import { input } from './elements.ts';

/** The contract's length of a code. */
const codeLength = 6;

export interface Verification {
  readonly way: ContactWay;
  readonly state: PointState | undefined;
  /** As in `block-ids.ts`. */
  readonly scope: string | number;
  /** Action ids of the button and the input. */
  readonly actions: { readonly sendCode: string; readonly code: string };
}

/** Under a contact that must be verified: a button that has a code sent to it, and the field for the code. */
export function verificationBlocks({ way, state, scope, actions }: Verification, texts: Texts): Block[] {
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
