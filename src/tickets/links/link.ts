/** A channel, or a thread in it, identified by id, never by name. */
export interface Place {
  readonly channel: string;
  /** The timestamp of the thread's first message; absent for the channel itself. */
  readonly thread?: string | undefined;
}

/** A ticket followed in a thread. The thread exists once the card is posted. */
export interface Link extends Place {
  readonly id: string;
  readonly ticket: string;
  /** The timestamp of the card, once it is posted. */
  readonly card?: string | undefined;
  /** The Slack user who made the link. */
  readonly creator: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Why posting stopped (a Slack error code); absent while the link is active. */
  readonly paused?: string | undefined;
}

/** A link, and whether its ticket is readable. */
export interface ListedLink extends Link {
  /** `absent`: the service said once that the ticket does not exist. `gone`: it said so repeatedly. */
  readonly unreadable?: { readonly state: 'absent' | 'gone'; readonly since: number } | undefined;
}
