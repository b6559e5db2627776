import { decodeMetadata } from '../interaction/metadata.ts';
import { sendReply } from './index.ts';
import { outdated, type Click } from '../interaction/click.ts';

/** Sends words to the ticket that the person chose; once, whatever is clicked how often. */
export const sendTo: Click = async (surface, call, value) => {
  const known = decodeMetadata('sendTo', value);
  if (known === undefined) return outdated(surface);
  return sendReply(surface, { ...call, key: known.key }, known.ticket, known.text);
};
