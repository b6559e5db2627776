/** Prefix of the `onceOnly` keys under which tickets are created. */
export const createKeys = 'create:';

/**
 * Milliseconds after the start of the create call within which a ticket may still get the link its creator asked for:
 * the call itself, and several attempts to read the new ticket.
 */
export const linkedWithin = 60_000;
