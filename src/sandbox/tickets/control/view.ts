import type { Context } from '../state/context.ts';
import type { Message, Score, TicketContact } from '../state/world.ts';
import { locate } from './voices.ts';

/** A ticket for assertions. */
export interface TicketView {
  readonly id: string;
  readonly domainId: string;
  /** Id of the user who created it. */
  readonly owner: string;
  readonly status: number;
  readonly productId: string;
  readonly problemTypeId: string;
  readonly regionId?: string | undefined;
  readonly severityId?: string | undefined;
  readonly description: string;
  readonly createdAt: number;
  /** Additional parameters; sensitive ones as asterisks. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly messages: readonly Message[];
  /** Names of the labels. */
  readonly labels: readonly string[];
  readonly relations: readonly string[];
  readonly judgement?: string | undefined;
  /** The customer's rating in each dimension, by the dimension's id. */
  readonly satisfaction: Score['satisfaction'];
  readonly contact: TicketContact;
  readonly urgedAt?: number | undefined;
}

/**
 * A copy that later changes do not affect.
 * @throws TicketControlError if there is no such ticket
 */
export function viewTicket(context: Context, id: string): TicketView {
  const { account, ticket } = locate(context, id);
  return structuredClone({
    id: ticket.id,
    domainId: ticket.domainId,
    owner: ticket.owner,
    status: ticket.status,
    productId: ticket.productId,
    problemTypeId: ticket.problemTypeId,
    regionId: ticket.regionId,
    severityId: ticket.severityId,
    description: ticket.description,
    createdAt: ticket.createdAt,
    parameters: ticket.parameters,
    messages: ticket.messages,
    labels: [...ticket.labels].map((label) => account.labels.get(label)?.name ?? ''),
    relations: [...ticket.relations],
    judgement: ticket.score?.judgement,
    satisfaction: ticket.score?.satisfaction ?? [],
    contact: ticket.contact,
    urgedAt: ticket.urgedAt,
  });
}
