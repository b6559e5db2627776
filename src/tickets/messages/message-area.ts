export interface MessageArea {
  markRead(ticket: string): Promise<void>;
  /** Withdraws one of the user's own messages. Whether there is a time limit is not documented: the service decides. */
  withdraw(ticket: string, message: string): Promise<void>;
}
