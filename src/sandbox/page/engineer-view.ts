import { satisfactionDimensions } from '../tickets/data/lists.ts';
import { problemTypeOf } from '../tickets/data/problem-types.ts';
import { productOf } from '../tickets/data/products.ts';
import { regions } from '../tickets/data/regions.ts';
import { severityOf } from '../tickets/data/severities.ts';
import type { TicketControl } from '../tickets/control/control.ts';
import { isFinal, Status } from '../tickets/state/status.ts';
import { isPicture } from './files.ts';
import type { Sources } from './view.ts';

type Ticket = ReturnType<TicketControl['list']>[number];

/** The data of the engineer's page: the tickets, newest first, the open one, and active faults. */
export function readDesk({ tickets, troubles }: Sources, query: URLSearchParams) {
  const all = tickets.list();
  const open = all.find(({ id }) => id === query.get('ticket')) ?? all.at(-1);
  return {
    tickets: all.map(summary).reverse(),
    ticket: open && detail(tickets, open),
    statuses,
    troubles: troubles.active(),
  };
}

function summary({ id, status, description, urgedAt, messages }: Ticket) {
  const last = messages.at(-1);
  return {
    id,
    status,
    turn: turnOf(status),
    title: titleOf(description),
    urged: urgedAt !== undefined,
    last: last?.at,
  };
}

function detail(tickets: TicketControl, ticket: Ticket) {
  const { id, status, description, createdAt, urgedAt, labels, relations, contact } = ticket;
  return {
    id,
    status,
    title: titleOf(description),
    createdAt,
    urgedAt,
    labels,
    relations,
    contact: [contact.mobile, contact.mail].filter((entry) => entry !== undefined && entry !== ''),
    product: productOf(ticket.productId)?.name.en,
    problem: problemTypeOf(ticket.problemTypeId)?.type.name.en,
    region: regions.find((region) => region.id === ticket.regionId)?.name.en,
    severity: severityOf(ticket.severityId)?.name.en,
    messages: ticket.messages.map(({ attachments, ...message }) => ({
      ...message,
      files: attachments.flatMap((file) => filesOf(tickets.attachment(file))),
    })),
    rating: ratingOf(ticket),
    access: tickets.authorizations(id),
  };
}

/** A list, because the file may have been deleted. */
function filesOf(file: ReturnType<TicketControl['attachment']>) {
  if (file === undefined) return [];
  const { id, name, data } = file;
  return [{ id, name, size: Buffer.byteLength(data, 'base64'), picture: isPicture(name) }];
}

function ratingOf({ judgement, satisfaction }: Ticket) {
  if (judgement === undefined) return undefined;
  const marks = satisfaction.map(({ satisfaction_id: id, satisfaction_value: value }) => ({
    name: satisfactionDimensions.find((dimension) => dimension.id === id)?.name.en ?? `Dimension ${id}`,
    value,
  }));
  return { judgement, marks };
}

function titleOf(description: string): string {
  return description.split('\n')[0] ?? '';
}

const waiting: readonly number[] = [Status.pendingFeedback, Status.toBeConfirmed];

/** Who has to act next. */
function turnOf(status: number): 'engineer' | 'customer' | 'nobody' {
  if (isFinal(status)) return 'nobody';
  return waiting.includes(status) ? 'customer' : 'engineer';
}

/** In the order in which a ticket goes through them. */
const statuses = [
  Status.toBeProcessed,
  Status.processing,
  Status.pendingFeedback,
  Status.toBeConfirmed,
  Status.completed,
  Status.canceled,
  Status.suspended,
  Status.invalid,
  Status.deleted,
];
