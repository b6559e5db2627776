import type { Sandbox } from '../../support/sandbox.ts';
import type { Heard } from './ears.ts';
import { isAboutEarlier, isAboutNewTicket, isReplyInstead } from './hear.ts';
import type { Said } from './instruction.ts';
import type { Notes } from './notes.ts';
import { instructionOf, tokensIn } from './words.ts';

/** Whom an answer is for, and which of the words that were sent, where it says so. */
export type Addressee = readonly [notes: Notes, token?: string | undefined];

/** What one person remembers of their forms, by which they know what an answer is about. */
export interface Addressees {
  /** A form was sent for an instruction: what it says from now on is about that. */
  sent(view: string, notes: Notes): void;
  isSent(view: string | undefined): boolean;
  /** Whether an answer is to come that no form can show: to a command, or to a mention. */
  isTyped(notes: Notes | undefined): boolean;
  /** Undefined where it is about nothing that was sent. @param busy what the person does now */
  of(heard: Heard, said: Said, busy: Notes | undefined): Addressee | undefined;
}

interface Form {
  readonly notes: Notes;
  /** It was sent, and has not answered yet. */
  isOpen: boolean;
}

/** @param all instructions of the person, by name */
export function createAddressees(
  { tickets, workspace }: Sandbox,
  person: string,
  all: ReadonlyMap<string, Notes>,
): Addressees {
  /** By view, the one that was sent last comes last. */
  const forms = new Map<string, Form>();

  const isTyped = (notes: Notes | undefined) =>
    notes?.ticket !== undefined &&
    notes.missing() > 0 &&
    ![...forms.values()].some((form) => form.notes === notes && form.isOpen);

  /** The instruction whose ticket a text names, or whose words are in that ticket. */
  function named(ticket: string | undefined): Addressee | undefined {
    if (ticket === undefined) return undefined;
    const about = [...all.values()].find((one) => one.ticket === ticket);
    if (about !== undefined) return [about];
    const token = tokensIn(tickets.list().find(({ id }) => id === ticket)?.description ?? '')[0];
    const maker = token === undefined ? undefined : all.get(instructionOf(token));
    return maker && [maker, token];
  }

  /** A message without a number comes where a form was closed before the answer, or where Slack did not draw it. */
  function unanswered(text: string): Form | undefined {
    const standing = workspace.modal(person)?.id;
    const isMaker = isAboutNewTicket(text);
    const open = [...forms].filter(([, { isOpen, notes }]) => isOpen && (notes.ticket === undefined) === isMaker);
    const closed = open.filter(([view]) => view !== standing);
    // Of one that Slack did not take for sure, there may be nothing to hear.
    const awaited = closed.find(([, { notes }]) => notes.missing() > 0);
    return (awaited ?? closed.at(-1) ?? open[0])?.[1];
  }

  function answered(form: Form): Addressee {
    form.isOpen = false;
    return [form.notes];
  }

  return {
    sent: (view, notes) => {
      forms.delete(view);
      forms.set(view, { notes, isOpen: true });
    },
    isSent: (view) => view !== undefined && forms.has(view),
    isTyped,
    of({ where, view, text }, said, busy) {
      // A question names the ticket of other words than those that it is about.
      const number = said.kind === 'asked' ? undefined : /\d{12,}/.exec(text)?.[0];
      if (where === 'form' && !isAboutEarlier(text)) {
        const form = forms.get(view ?? '');
        if (form !== undefined) return answered(form);
        // One that was not sent can only tell that what it is for is done.
        return said.kind === 'done' ? (named(number) ?? (busy && [busy])) : undefined;
      }
      const [notes, token] = named(number) ?? [];
      if (notes !== undefined) {
        const form = [...forms.values()].find((one) => one.notes === notes && one.isOpen);
        if (form !== undefined) answered(form);
        // What became a reply is not what the ticket was opened with.
        return isReplyInstead(text) ? [notes] : [notes, token];
      }
      const form = where === 'direct' ? unanswered(text) : undefined;
      if (form !== undefined) return answered(form);
      if (isAboutNewTicket(text)) return undefined;
      const typed = [busy, ...[...all.values()].toReversed()].find(isTyped);
      return typed && [typed];
    },
  };
}
