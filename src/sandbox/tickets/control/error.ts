/** A control call that is impossible; the message says why, for people. */
export class TicketControlError extends Error {
  override readonly name = 'TicketControlError';
}
