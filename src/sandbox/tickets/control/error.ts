/** What somebody asked of the control cannot be done; the message says why, in words for a person. */
export class TicketControlError extends Error {
  override readonly name = 'TicketControlError';
}
