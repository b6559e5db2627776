import type { Message } from './answer.ts';
import { isTicketId } from '../../tickets/checks.ts';
import { inWords } from '../kit/message.ts';
import type { Call, Surface } from './context.ts';

/** What a click does, given the value of the button; answers what is to be shown. */
export type Click = (surface: Surface, call: Call, value: string, body: unknown) => Promise<Message | undefined>;

/** A button whose value is a ticket's id. Values come back from clients, so they are checked like anything typed. */
export function onTicketButton(
  task: (surface: Surface, call: Call, id: string) => Promise<Message | undefined>,
): Click {
  return async (surface, call, value) => (isTicketId(value) ? task(surface, call, value) : outdated(surface));
}

/** The answer to a button that this version did not make. */
export function outdated({ texts }: Surface): Message {
  return inWords('errors.outdated', {}, texts);
}
