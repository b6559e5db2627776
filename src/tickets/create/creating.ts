/** Keys of `onceOnly` under which tickets are created begin so. */
export const createKeys = 'create:';

/**
 * How long after its create call began a ticket may still get the link that its creator asked for, milliseconds: the call,
 * and reading the new ticket, which is tried several times.
 */
export const linkedWithin = 60_000;
