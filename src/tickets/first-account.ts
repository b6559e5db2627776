/**
 * The account of the ticket API that the environment configures. The store writes it into each row, so that several
 * accounts can share a database later. It is also part of ids and keys that releases have stored.
 */
export const firstAccount = 'default';
