/** A channel, or a thread in it, known by ids and never by name. */
export interface Place {
  readonly channel: string;
  /** The timestamp of the thread's first message; absent for the channel as a whole. */
  readonly thread?: string | undefined;
}

/** A ticket followed in a thread. The thread exists once the card was posted. */
export interface Link extends Place {
  readonly id: string;
  readonly ticket: string;
  /** The timestamp of the card, once it was posted. */
  readonly card?: string | undefined;
  /** The Slack user who made the link. */
  readonly creator: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Why nothing is posted any more (a Slack error code); absent while the link is active. */
  readonly suspended?: string | undefined;
}

/** A link, and whether its ticket can be read. */
export interface ListedLink extends Link {
  /** `absent`: the service just said that there is no such ticket. `gone`: it said so often enough. */
  readonly unreadable?: { readonly state: 'absent' | 'gone'; readonly since: number } | undefined;
}
