import type { TextKey, Texts } from '../../locales/index.ts';
import { isRequestId } from '../../tickets/access/settle.ts';
import { accessOf, type Access } from '../../tickets/ticket/authorization.ts';
import type { Authorization } from '../../tickets/ticket/ticket.ts';
import { ids } from '../interaction/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { button, type Block, type ButtonOptions } from '../kit/kit.ts';

type Choice = 'approve' | 'reject' | 'cancel' | 'log';

/** What can be done in which state; what the service does not take, it says itself. */
const choices: Readonly<Record<Access, readonly Choice[]>> = {
  initial: [],
  asked: ['approve', 'reject'],
  approving: ['approve', 'reject'],
  granted: ['cancel', 'log'],
  rejected: [],
  refused: [],
  recalled: ['log'],
  canceled: ['log'],
  ended: ['log'],
  other: ['log'],
};

const words: Readonly<Record<Choice, TextKey>> = {
  approve: 'access.approve',
  reject: 'access.reject',
  cancel: 'access.cancel',
  log: 'access.log',
};

const styles: Readonly<Record<Choice, ButtonOptions['style']>> = {
  approve: 'primary',
  reject: undefined,
  cancel: 'danger',
  log: undefined,
};

/** The buttons of one request. Several requests may stand in one message, so each has action ids of its own. */
export function accessButtons(ticket: string, authorization: Authorization, texts: Texts): Block[] {
  const { id } = authorization;
  const offered = isRequestId(id) ? choices[accessOf(authorization)] : [];
  if (offered.length === 0) return [];
  const value = encodeMetadata('access', { ticket, request: id });
  const elements = offered.map((choice) => {
    const text = texts(words[choice]);
    return button({
      action: `${ids.access[choice]}:${id}`,
      text,
      value,
      style: styles[choice],
      label: `${text} (${ticket})`,
    });
  });
  return [{ type: 'actions', elements }];
}
