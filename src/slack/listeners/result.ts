/** How something ended that a form asked for. Where it was not `done`, the form stays, with what was typed. */
export interface Result {
  readonly done: boolean;
  /** For the person, mrkdwn. */
  readonly said: string;
}
