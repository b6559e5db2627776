import type { Context, Happening } from '../state/context.ts';
import { isFinal, Status } from '../state/status.ts';
import type { Ticket } from '../state/world.ts';
import type { Voices } from './voices.ts';

/** What the engineer does automatically, and after how many milliseconds. Absent steps do not happen. */
export interface EngineerScript {
  /** After a ticket was created. */
  readonly acceptAfter?: number | undefined;
  /** A question, after the ticket was accepted. */
  readonly askAfter?: number | undefined;
  /** An answer, after a reply of the customer. */
  readonly answerAfter?: number | undefined;
  /** The result, after an answer; or after the ticket was accepted, if no question is asked. */
  readonly resolveAfter?: number | undefined;
  readonly question?: string | undefined;
  readonly answer?: string | undefined;
  readonly result?: string | undefined;
}

/**
 * Starts the engineer.
 * @returns a function that stops all timers
 */
export function startEngineer(context: Context, voices: Voices, script: EngineerScript): () => void {
  const timers = new Set<NodeJS.Timeout>();
  const later = (delay: number | undefined, ticket: Ticket, act: (id: string) => void) => {
    if (delay === undefined) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      const present = context.world.accounts.get(ticket.domainId)?.tickets.get(ticket.id);
      if (present !== undefined && !isFinal(present.status)) act(ticket.id);
    }, delay);
    timer.unref();
    timers.add(timer);
  };
  const resolveLater = (ticket: Ticket) =>
    later(script.resolveAfter, ticket, (id) =>
      voices.resolve(id, script.result ?? 'The cause has been removed. Please confirm.'),
    );
  const accept = (ticket: Ticket) =>
    later(script.acceptAfter, ticket, (id) => {
      if (ticket.status === Status.toBeProcessed) voices.accept(id);
      if (script.askAfter === undefined) resolveLater(ticket);
      later(script.askAfter, ticket, (asked) =>
        voices.ask(asked, script.question ?? 'Which resource is affected, and since when?'),
      );
    });
  const answer = (ticket: Ticket) =>
    later(script.answerAfter, ticket, (id) => {
      voices.answer(id, script.answer ?? 'Thank you. We have found the cause and are working on it.');
      resolveLater(ticket);
    });
  const listen = ({ kind, ticket }: Happening) => (kind === 'created' ? accept(ticket) : answer(ticket));
  context.listeners.add(listen);
  for (const account of context.world.accounts.values()) {
    for (const ticket of account.tickets.values()) if (ticket.status === Status.toBeProcessed) accept(ticket);
  }
  return () => {
    context.listeners.delete(listen);
    for (const timer of timers) clearTimeout(timer);
  };
}
