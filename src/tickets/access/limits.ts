/** Characters of the reason of a rejection (contract, `reject_reason`). */
export const reasonLimit = 300;

/** Characters of an account's name and of a password; the API names no limit. */
export const accountLimit = 128;
export const passwordLimit = 512;

/** Hosts of one request that a form asks for; a request names one as far as is known. */
export const hostLimit = 5;
