export interface MessageArea {
  /**
   * How many messages the account has not read, by ticket, of up to 100 tickets; empty where the service has no such count.
   * Rejects where it takes more than a moment.
   */
  unread(tickets: readonly string[]): Promise<ReadonlyMap<string, number>>;
  markRead(ticket: string): Promise<void>;
  /** Takes a message of one's own back. Whether there is a time limit is not documented: the service decides. */
  withdraw(ticket: string, message: string): Promise<void>;
}
