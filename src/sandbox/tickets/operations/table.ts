import { agreements } from './agreements.ts';
import { attachments } from './attachments.ts';
import { authorizations } from './authorizations.ts';
import type { Handler } from './call.ts';
import { catalog } from './catalog.ts';
import { changeTicket } from './change-ticket.ts';
import { createTicket } from './create-ticket.ts';
import { customers } from './customers.ts';
import { diagnosis } from './diagnosis.ts';
import { extraParameterOperations } from './extra-parameters.ts';
import { feed } from './feed.ts';
import { feedback } from './feedback.ts';
import { labels } from './labels.ts';
import { messages } from './messages.ts';
import { olderList } from './older-list.ts';
import { privileges } from './privileges.ts';
import { queries } from './queries.ts';
import { relations } from './relations.ts';
import { sessions } from './sessions.ts';
import { verification } from './verification.ts';

/** Every operation of the contract, by its operationId. */
export const table = {
  ...agreements,
  ...attachments,
  ...authorizations,
  ...catalog,
  ...changeTicket,
  ...createTicket,
  ...customers,
  ...diagnosis,
  ...extraParameterOperations,
  ...feed,
  ...feedback,
  ...labels,
  ...messages,
  ...olderList,
  ...privileges,
  ...queries,
  ...relations,
  ...sessions,
  ...verification,
} satisfies Record<string, Handler>;

export type OperationId = keyof typeof table;

const handlers: ReadonlyMap<string, Handler> = new Map(Object.entries(table));

/** @throws Error if no handler exists for an operation of the contract */
export function handlerOf(operationId: string): Handler {
  const handler = handlers.get(operationId);
  if (handler === undefined) throw new Error(`No handler for ${operationId}.`);
  return handler;
}
