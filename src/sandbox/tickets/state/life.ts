import { toRichText } from './rich-text.ts';
import { nextId, nextSequence, touch, type Context, type Happening } from './context.ts';
import { isFinal, Status } from './status.ts';
import type { Account, Author, Message, Ticket, User } from './world.ts';

/** Operation log types, as the contract numbers them. */
export const Logged = {
  created: 0,
  urged: 2,
  closed: 3,
  canceled: 4,
  rated: 5,
  deleted: 13,
  authorized: 73,
  authorizationRejected: 74,
  authorizationCanceled: 83,
  exported: 84,
  feedbackGiven: 85,
  contactChanged: 114,
} as const;

export type NewTicket = Pick<
  Ticket,
  | 'owner'
  | 'productId'
  | 'categoryId'
  | 'problemTypeId'
  | 'regionId'
  | 'severityId'
  | 'description'
  | 'contact'
  | 'ownership'
  | 'parameters'
> & { readonly attachments: readonly string[] };

/** Opens a ticket; its description becomes the first message. */
export function openTicket(context: Context, account: Account, user: User, draft: NewTicket): Ticket {
  const { attachments, ...rest } = draft;
  const at = context.now();
  const day = new Date(at).toISOString().slice(0, 10).replaceAll('-', '');
  const id = `${day}${String(nextSequence(context)).padStart(8, '0')}`;
  const ticket: Ticket = {
    ...rest,
    id,
    domainId: account.domainId,
    status: Status.toBeProcessed,
    createdAt: at,
    messages: [],
    labels: new Set(),
    relations: new Set(),
    readTo: 0,
    log: [],
  };
  account.tickets.set(id, ticket);
  addMessage(
    context,
    ticket,
    { author: 'customer', id: user.id, name: user.name },
    { text: draft.description, attachments },
  );
  addLog(context, ticket, Logged.created, user, 'Created');
  tell(context, { kind: 'created', ticket });
  return ticket;
}

export interface Speaker {
  readonly author: Author;
  readonly id: string;
  readonly name: string;
}

export interface Words {
  readonly text: string;
  /** Rich text, if it differs from the text. */
  readonly html?: string | undefined;
  readonly attachments?: readonly string[] | undefined;
}

export function addMessage(context: Context, ticket: Ticket, speaker: Speaker, words: Words): Message {
  const message: Message = {
    id: nextId(context),
    sequence: context.world.sequence,
    author: speaker.author,
    authorId: speaker.id,
    authorName: speaker.name,
    text: words.text,
    html: words.html ?? toRichText(words.text),
    at: context.now(),
    attachments: words.attachments ?? [],
    first: ticket.messages.length === 0,
  };
  ticket.messages.push(message);
  const files = context.world.accounts.get(ticket.domainId)?.attachments;
  for (const id of message.attachments) {
    const file = files?.get(id);
    if (file !== undefined) file.ticketId = ticket.id;
  }
  touch(context, ticket);
  return message;
}

/** The customer replies: a ticket that waits for that continues. */
export function customerReplies(context: Context, ticket: Ticket, user: User, words: Words): void {
  addMessage(context, ticket, { author: 'customer', id: user.id, name: user.name }, words);
  if (ticket.status === Status.pendingFeedback) addLog(context, ticket, Logged.feedbackGiven, user, 'Feedback given');
  if (ticket.status === Status.pendingFeedback || ticket.status === Status.toBeConfirmed) {
    changeStatus(context, ticket, Status.processing);
  }
  tell(context, { kind: 'replied', ticket });
}

export function changeStatus(context: Context, ticket: Ticket, status: number): void {
  ticket.status = status;
  if (status === Status.toBeConfirmed) ticket.resolvedAt = context.now();
  if (isFinal(status)) ticket.closedAt = context.now();
  touch(context, ticket);
}

export function addLog(context: Context, ticket: Ticket, type: number, user: User, description: string): void {
  ticket.log.push({
    id: nextId(context),
    type,
    operator: { id: user.id, name: user.name, engineer: false },
    description,
    at: context.now(),
  });
  touch(context, ticket);
}

function tell(context: Context, happening: Happening): void {
  for (const listener of context.listeners) listener(happening);
}
