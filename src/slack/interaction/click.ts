import { isTicketId } from '../../tickets/checks.ts';
import { inWords, type Message } from '../kit/message.ts';
import type { Call, Surface } from './context.ts';
import { decodeMetadata, type Metadata, type Form } from './metadata.ts';

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

/** A button whose value is a page of an answer: the page takes the place of the one whose button was clicked. */
export function onPageButton<F extends Form>(
  kind: F,
  show: (surface: Surface, call: Call, asked: Metadata<F>) => Promise<Message>,
): Click {
  return async (surface, call, value) => {
    const asked = decodeMetadata(kind, value);
    if (asked === undefined) return outdated(surface);
    await call.answer(await show(surface, call, asked), { replace: true });
    return undefined;
  };
}
