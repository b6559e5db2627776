/** Characters of a rejection reason (contract, `reject_reason`). */
export const reasonLimit = 300;

/** Characters of an account name and of a password. The API documents no limit. */
export const accountLimit = 128;
export const passwordLimit = 512;

/** Hosts that a form can ask for (reference, ConfirmAuthorizations: `auth_detail_list` has 0 to 6 items). */
export const hostLimit = 6;
