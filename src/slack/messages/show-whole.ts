import { isTicketId } from '../../tickets/checks.ts';
import { openWhole } from './index.ts';
import { outdated, type Click } from '../interaction/click.ts';

/** "Show whole message": the value is the ticket's id and, where one message is meant, a blank and its key. */
export const showWhole: Click = async (surface, call, value) => {
  const [ticket = '', message] = value.split(' ');
  if (!isTicketId(ticket) || (message !== undefined && message.length > 64)) return outdated(surface);
  return openWhole(surface, call, { ticket, message, page: 0 });
};
