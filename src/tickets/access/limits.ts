/** Characters of the reason of a rejection (contract, `reject_reason`). */
export const reasonLimit = 300;

/** Characters of an account's name and of a password; the API names no limit. */
export const accountLimit = 128;
export const passwordLimit = 512;

/** Hosts of one request that a form asks for (reference, ConfirmAuthorizations: `auth_detail_list` has 0 to 6 items). */
export const hostLimit = 6;
