import { ticketId } from '../checks.ts';
import { aboutOwnTicket } from '../ticket/colleagues.ts';
import { DomainError } from '../errors.ts';
import { aboutTicket, isDefinite } from '../failures.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { Actor } from '../roles/roles.ts';
import type { Message } from '../ticket/ticket.ts';
import type { MessageArea } from './message-area.ts';
import { ownMessages } from './own-messages.ts';

export interface Withdrawal {
  readonly ticket: string;
  /** The message id, which is known only after reading the full ticket. */
  readonly message: string;
}

/**
 * Withdraws what this person sent through the bot, and informs the ticket's threads. After an unclear answer, the
 * ticket shows whether it worked.
 * @throws DomainError those of `aboutOwnTicket`; `message-gone`; `not-own` if somebody else sent it; `uncertain`
 */
export async function withdrawMessage(
  deps: UseCaseDeps,
  area: MessageArea,
  actor: Actor,
  { ticket, message }: Withdrawal,
): Promise<void> {
  const { replies, now, log } = deps;
  const id = ticketId(ticket);
  const messages = await messagesOf(deps, id);
  if (messages.every((one) => one.id !== message)) throw new DomainError('message-gone');
  const reply = ownMessages(messages, await replies.sent(id)).get(message);
  if (reply?.by !== actor.id) throw new DomainError('not-own');
  try {
    await aboutOwnTicket(deps.service, id, () => area.withdraw(id, message));
  } catch (error) {
    if (error instanceof DomainError || isDefinite(error)) throw error;
    const left = await messagesOf(deps, id);
    if (left.some((one) => one.id === message)) throw new DomainError('uncertain', {}, { cause: error });
  }
  await replies.withdrawn(reply.id, now()).catch((error: unknown) => {
    log.warn({ err: error, ticket: id }, 'cannot announce a withdrawn message in the threads');
  });
}

async function messagesOf({ service }: UseCaseDeps, id: string): Promise<readonly Message[]> {
  return (await aboutTicket(id, () => service.show(id))).messages;
}
