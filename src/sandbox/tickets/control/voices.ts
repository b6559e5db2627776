import { severityOf } from '../data/severities.ts';
import { nextId, nextSequence, touch, type Context } from '../state/context.ts';
import { addMessage, changeStatus, customerReplies, type Speaker, type Words } from '../state/life.ts';
import { stripTags, wrap } from '../state/rich-text.ts';
import { Status } from '../state/status.ts';
import type { Account, Ticket } from '../state/world.ts';
import { TicketControlError } from './error.ts';

export interface SayOptions {
  /** True: the text is HTML. */
  readonly html?: boolean | undefined;
  /** Attached files. `data` is Base64. */
  readonly attachments?: readonly { readonly name: string; readonly data: string }[] | undefined;
}

/**
 * What the people around a ticket do, apart from the API's user. All throw a `TicketControlError` if there is no such
 * ticket.
 */
export interface Voices {
  /** The engineer accepts the ticket: processing. */
  accept(id: string): void;
  /** The engineer writes; the status stays. */
  say(id: string, text: string, options?: SayOptions): void;
  /** The engineer asks: pending feedback. */
  ask(id: string, text: string, options?: SayOptions): void;
  /** The engineer answers: processing. */
  answer(id: string, text: string, options?: SayOptions): void;
  /** The engineer reports a result: to be confirmed. */
  resolve(id: string, text: string, options?: SayOptions): void;
  /**
   * The engineer withdraws a message, as if it had never been sent. What the real service lets engineers do is unknown.
   */
  withdraw(id: string, messageId: string): void;
  /** Any integer, including undocumented ones. */
  setStatus(id: string, status: number): void;
  /** The engineer sets the severity: `low`, `medium` or `high`. */
  setSeverity(id: string, severityId: string): void;
  /** Sets the ticket's labels; labels the account does not have are created. */
  setLabels(id: string, names: readonly string[]): void;
  /** The ticket's owner writes, from the console. */
  customerSays(id: string, text: string, options?: SayOptions): void;
  thirdPartySays(id: string, text: string, options?: SayOptions): void;
  /** The ticket disappears, as if it had never existed. */
  deleteTicket(id: string): void;
}

const engineer: Speaker = { author: 'engineer', id: 'engineer-1', name: 'Engineer Li' };
const thirdParty: Speaker = { author: 'third-party', id: 'partner-1', name: 'Partner Support' };

export function createVoices(context: Context): Voices {
  const words = (account: Account, text: string, { html, attachments = [] }: SayOptions): Words => ({
    text: html === true ? stripTags(text) : text,
    html: html === true ? wrap(text) : undefined,
    attachments: attachments.map(({ name, data }) => {
      const id = nextId(context);
      account.attachments.set(id, { id, name, data, from: 'message', at: context.now() });
      return id;
    }),
  });
  const inLanguageOf = (speaker: Speaker, id: string, text: string, options: SayOptions, status?: number) => {
    const { account, ticket } = locate(context, id);
    addMessage(context, ticket, speaker, words(account, text, options));
    if (status !== undefined) changeStatus(context, ticket, status);
  };
  return {
    accept: (id) => changeStatus(context, locate(context, id).ticket, Status.processing),
    say: (id, text, options = {}) => inLanguageOf(engineer, id, text, options),
    ask: (id, text, options = {}) => inLanguageOf(engineer, id, text, options, Status.pendingFeedback),
    answer: (id, text, options = {}) => inLanguageOf(engineer, id, text, options, Status.processing),
    resolve: (id, text, options = {}) => {
      inLanguageOf(engineer, id, text, options, Status.toBeConfirmed);
      locate(context, id).ticket.resolution = text;
    },
    withdraw: (id, messageId) => {
      const { ticket } = locate(context, id);
      const own = ticket.messages.some(({ id: one, author }) => one === messageId && author === 'engineer');
      if (!own) throw new TicketControlError('The engineer has said no such thing.');
      ticket.messages = ticket.messages.filter((message) => message.id !== messageId);
      touch(context);
    },
    setStatus: (id, status) => changeStatus(context, locate(context, id).ticket, status),
    setSeverity: (id, severityId) => {
      if (severityOf(severityId) === undefined) throw new TicketControlError(`There is no severity ${severityId}.`);
      locate(context, id).ticket.severityId = severityId;
      touch(context);
    },
    setLabels: (id, names) => {
      const { account, ticket } = locate(context, id);
      const known = names.map((name) => labelOf(context, account, name));
      ticket.labels.clear();
      for (const label of known) ticket.labels.add(label);
      touch(context);
    },
    customerSays: (id, text, options = {}) => {
      const { account, ticket } = locate(context, id);
      const owner = account.users.find((user) => user.id === ticket.owner) ?? {
        id: ticket.owner,
        name: ticket.owner,
        groups: [],
      };
      customerReplies(context, ticket, owner, words(account, text, options));
    },
    thirdPartySays: (id, text, options = {}) => inLanguageOf(thirdParty, id, text, options),
    deleteTicket: (id) => {
      locate(context, id).account.tickets.delete(id);
      touch(context);
    },
  };
}

/** The id of the label with this name; it is created if the account has none. */
function labelOf(context: Context, { labels }: Account, name: string): number {
  const known = [...labels.values()].find((label) => label.name === name);
  if (known !== undefined) return known.id;
  const id = nextSequence(context);
  labels.set(id, { id, name, color: '#7ed321' });
  return id;
}

/** @throws TicketControlError if no account has such a ticket */
export function locate(context: Context, id: string): { readonly account: Account; readonly ticket: Ticket } {
  for (const account of context.world.accounts.values()) {
    const ticket = account.tickets.get(id);
    if (ticket !== undefined) return { account, ticket };
  }
  throw new TicketControlError(`There is no ticket ${id}.`);
}
