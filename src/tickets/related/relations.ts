/** A related ticket, as shown in a list. */
export interface RelatedTicket {
  readonly id: string;
  /** The full description; absent if the service doesn't give it. */
  readonly description?: string | undefined;
}

/** Related tickets. Relations are symmetric. */
export interface RelationArea {
  /** Undefined: the service doesn't say. */
  list(ticket: string): Promise<readonly RelatedTicket[] | undefined>;
  /** @param others 1 to 3 ids (`maxRelated`) */
  add(ticket: string, others: readonly string[]): Promise<void>;
  remove(ticket: string, other: string): Promise<void>;
}

/** Maximum number of related tickets: per ticket, not per call (reference and SDKs, `related_id_list`). */
export const maxRelated = 3;

/** Whether a change exceeds the maximum. Relations that already exceed it may stay or be removed. */
export function isTooMuch(now: readonly string[], added: readonly string[], removed: readonly string[] = []): boolean {
  const kept = now.filter((id) => !removed.includes(id));
  const newIds = added.filter((id) => !kept.includes(id));
  return newIds.length > 0 && kept.length + newIds.length > maxRelated;
}
