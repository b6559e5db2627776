/** A ticket that another one is related to, as a list shows it. */
export interface RelatedTicket {
  readonly id: string;
  /** The whole description; absent where the service does not tell. */
  readonly description?: string | undefined;
}

/** Relations hold both ways. */
export interface RelationArea {
  list(ticket: string): Promise<readonly RelatedTicket[]>;
  /** @param others 1 to 3 ids (`mostRelated`) */
  add(ticket: string, others: readonly string[]): Promise<void>;
  remove(ticket: string, other: string): Promise<void>;
}

/** Tickets that a ticket may be related to: the contract takes as many in one call (`related_id_list`). */
export const mostRelated = 3;
