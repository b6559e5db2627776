/** Why a use case refuses. The text for people is made from the code, in their language, by whatever displays it. */
export type DomainErrorCode =
  | 'forbidden'
  /** The person's role is `none`. */
  | 'no-access'
  /** The person's role has fewer rights than a moment ago. */
  | 'role-changed'
  /** Slack did not say who the person is, so nothing is allowed for now. */
  | 'unknown-person'
  | 'invalid-input'
  | 'not-found'
  /**
   * The ticket is private and more people would read it; detail: `id`, `channel`, `readers`. Once confirmed, it is
   * done.
   */
  | 'link-widens'
  /** The same for several tickets at once. */
  | 'move-private'
  /** A private ticket was about to be opened in a channel that others read. */
  | 'private-place'
  /** The service does not offer this for tickets that others in the user group opened. */
  | 'colleagues-ticket'
  /** The link is gone. */
  | 'no-link'
  /** Another label has this name; the label no longer exists. */
  | 'label-exists'
  | 'label-gone'
  /** The message is no longer in the ticket; somebody else sent it. */
  | 'message-gone'
  | 'not-own'
  | 'filter-window'
  | 'saved-name'
  | 'saved-many'
  | 'saved-unknown'
  | 'export-filter'
  | 'export-forbidden'
  | 'export-many'
  | 'in-progress'
  /** An earlier version of the form became a ticket (detail: `id`), so this one was not sent. */
  | 'other-version'
  | 'uncertain'
  /** The same was submitted before, and nobody knows yet whether it is a ticket: nothing was sent now. */
  | 'sent-before'
  | 'file-count'
  | 'file-size'
  | 'file-type'
  | 'text-too-long'
  | 'text-empty'
  | 'parameters-empty'
  /** No call shows whether an abuse report arrived. */
  | 'abuse-unclear'
  /** The ticket is finished; detail: `status`. */
  | 'finished'
  /** A rating without stars. */
  | 'rating-empty'
  /** The ticket was nudged recently; detail: `known`, `minutes` since the bot did. */
  | 'urged-recently'
  | 'too-many-related'
  /** A ticket (detail: `id`) has `count` related ones, too many for the `limit`. */
  | 'related-full'
  | 'relates-itself'
  /** A server without the public address that a diagnosis needs; an invalid address. */
  | 'diagnosis-eip'
  | 'diagnosis-address'
  /** A diagnosis did not finish in time. */
  | 'diagnosis-late'
  /** A diagnosis ended without a result, by the service's account. */
  | 'diagnosis-failed'
  | 'diagnosis-skipped'
  | 'diagnosis-unavailable'
  /** A diagnosis finished, but none of its checks can be read. */
  | 'diagnosis-unreadable'
  /** The service did not say whether a diagnosis started. */
  | 'diagnosis-unclear'
  | 'filter-name'
  | 'filter-empty'
  | 'filter-long'
  /** A newer version of the agreement is in force than the one that was accepted. */
  | 'agreement-changed'
  /** The service did not answer the signature and does not have it. */
  | 'agreement-unsigned'
  /** The service accepts no tickets before an agreement is signed. */
  | 'agreement-open'
  /** A verification code was just sent. */
  | 'code-soon'
  /** The person, or the account as a whole, had too many codes sent in the last hour. */
  | 'code-often'
  /** The service did not answer, so a code may be on its way. */
  | 'code-unclear'
  | 'code-wrong'
  /** The service did not say whether the code is right. */
  | 'code-untried'
  /** The access window ends before it begins, or is in the past. */
  | 'access-window'
  /**
   * Somebody approved the request, or approved something else, since the form was opened; or an approval no longer
   * counts.
   */
  | 'access-changed'
  /** Slack did not say who gave the first approval. */
  | 'access-approver'
  /** Nobody chose how to enter the console. */
  | 'access-console'
  /** Neither an agency nor a host account was given. */
  | 'access-way'
  | 'access-port'
  | 'access-account'
  /** The service cannot enter the host with this login. */
  | 'access-host'
  /** The service did not say whether it can enter. */
  | 'access-unverified';

/** A refusal: nothing was changed. `detail` holds values for the message (a limit, a name). */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(code: DomainErrorCode, detail: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'DeskError';
    this.code = code;
    this.detail = detail;
  }
}
