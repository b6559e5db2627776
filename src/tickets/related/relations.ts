/** A ticket that another one is related to, as a list shows it. */
export interface RelatedTicket {
  readonly id: string;
  /** The whole description; absent where the service does not tell. */
  readonly description?: string | undefined;
}

/** Relations hold both ways. */
export interface RelationArea {
  /** Undefined: the service does not tell. */
  list(ticket: string): Promise<readonly RelatedTicket[] | undefined>;
  /** @param others 1 to 3 ids (`mostRelated`) */
  add(ticket: string, others: readonly string[]): Promise<void>;
  remove(ticket: string, other: string): Promise<void>;
}

/** Tickets that a ticket may be related to: of a ticket, not of a call (reference and SDKs, `related_id_list`). */
export const mostRelated = 3;

/** Whether a change adds more than a ticket may have. What is too much already may stay, and be taken off. */
export function isTooMuch(now: readonly string[], added: readonly string[], removed: readonly string[] = []): boolean {
  const kept = now.filter((id) => !removed.includes(id));
  const fresh = added.filter((id) => !kept.includes(id));
  return fresh.length > 0 && kept.length + fresh.length > mostRelated;
}
