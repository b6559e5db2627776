/** Why the desk refuses. Texts for people are made of the code, in their language, by whoever shows it. */
export type DeskErrorCode =
  | 'forbidden'
  /** The person's role is `none`. */
  | 'no-access'
  /** The person has a lesser role than a moment ago. */
  | 'role-changed'
  /** Slack did not tell who the person is, so nothing is allowed for now. */
  | 'unknown-person'
  | 'invalid-input'
  | 'not-found'
  /** The ticket is for some only, and would be read by more; detail: `id`, `channel`, `readers`. Agreed to, it is done. */
  | 'link-widens'
  /** The same, of several tickets at once. */
  | 'move-private'
  /** A private ticket was to be opened in a channel that others read. */
  | 'private-place'
  /** The service does not offer it for tickets that others of the user group opened. */
  | 'colleagues-ticket'
  /** The link is gone. */
  | 'no-link'
  /** Another label has the name; the label is gone. */
  | 'label-exists'
  | 'label-gone'
  /** The message is not in the ticket any more; somebody else sent it. */
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
  /** An earlier version of the form is a ticket (detail: `id`), so this one was not sent. */
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
  /** Nothing shows whether a report of abuse arrived. */
  | 'abuse-unclear'
  /** Nothing more can be done with the ticket; detail: `status`. */
  | 'finished'
  /** A rating without a star. */
  | 'rating-empty'
  /** The ticket was urged a short while ago; detail: `known`, `minutes` since we did. */
  | 'urged-recently'
  | 'too-many-related'
  /** A ticket (detail: `id`) has `count` related ones, which leaves too little of `limit`. */
  | 'related-full'
  | 'relates-itself'
  /** A server without a public address, by which it is diagnosed; and what is no address. */
  | 'diagnosis-eip'
  | 'diagnosis-address'
  /** A diagnosis that is not finished in time. */
  | 'diagnosis-late'
  /** A diagnosis that did not come to an end, as the service puts it. */
  | 'diagnosis-failed'
  | 'diagnosis-skipped'
  | 'diagnosis-unavailable'
  /** A diagnosis that is finished, of whose checks nothing can be read. */
  | 'diagnosis-unreadable'
  /** The service did not say whether a diagnosis began. */
  | 'diagnosis-unclear'
  | 'filter-name'
  | 'filter-empty'
  | 'filter-long'
  /** Another version of the agreement is in force than the one that was agreed to. */
  | 'agreement-changed'
  /** The service gave no answer to the signature, and does not have it. */
  | 'agreement-unsigned'
  /** The service takes no ticket before an agreement is signed. */
  | 'agreement-open'
  /** A verification code was sent a moment ago. */
  | 'code-soon'
  /** The person, or all people of the account, had too many codes sent in the last hour. */
  | 'code-often'
  /** The service gave no answer, so one may be on its way. */
  | 'code-unclear'
  | 'code-wrong'
  /** The service did not say whether it is right. */
  | 'code-untried'
  /** The time for which an engineer is let in ends before it begins, or is over. */
  | 'access-window'
  /** Somebody approved, or approved otherwise, since the form was opened; or an approval no longer counts. */
  | 'access-changed'
  /** Slack did not say who gave the first approval. */
  | 'access-approver'
  /** Nobody chose how the console is entered. */
  | 'access-console'
  /** Neither an agency nor an account of a host was given. */
  | 'access-way'
  | 'access-port'
  | 'access-account'
  /** The service cannot enter the host with what was entered. */
  | 'access-host'
  /** The service did not say whether it can. */
  | 'access-unverified';

/** A refusal of the desk; nothing was changed. `detail` holds what a text may need (a limit, a name). */
export class DeskError extends Error {
  readonly code: DeskErrorCode;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(code: DeskErrorCode, detail: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'DeskError';
    this.code = code;
    this.detail = detail;
  }
}
