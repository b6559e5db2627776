export interface MessageArea {
  markRead(ticket: string): Promise<void>;
  /** Takes a message of one's own back. Whether there is a time limit is not documented: the service decides. */
  withdraw(ticket: string, message: string): Promise<void>;
}
