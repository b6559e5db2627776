/** The audience of a channel. */
export interface Audience {
  /**
   * Not readable for the entire workspace: a private channel, a direct message, or a channel that Slack says nothing
   * about.
   */
  readonly isPrivate: boolean;
  /** Includes people from other organizations (Slack Connect). */
  readonly isShared: boolean;
  /** Slack doesn't say. */
  readonly isUnknown?: true | undefined;
}

/** What Slack says about channels and their members. Implemented by `slack/visibility/channels.ts`. */
export interface Channels {
  /** Never rejects: a channel that Slack says nothing about is private. */
  audience(channel: string): Promise<Audience>;
  /** Never rejects: if Slack doesn't say, the user is not a member. */
  isMember(channel: string, user: string): Promise<boolean>;
}

/** Stored facts that decide who sees a ticket. */
export interface KeptFacts {
  /** The Slack user who opened it here. */
  readonly opener?: string | undefined;
  /** The Slack user who marked it as private; undefined: nobody. */
  readonly markedBy?: string | undefined;
  /** The channels where it is linked, without duplicates. */
  readonly channels: readonly string[];
}

/** Which tickets are private. Implemented by `store/privacy.ts`. */
export interface PrivacyStore {
  /** The stored facts of these tickets, in one query. Unknown tickets have an entry, too. */
  facts(tickets: readonly string[]): Promise<ReadonlyMap<string, KeptFacts>>;
  /** Marks a ticket as private; false if it already was. `at` is epoch milliseconds. */
  mark(mark: PrivacyMark): Promise<boolean>;
  /**
   * False if it was not marked.
   * @param by only if this user marked it
   */
  unmark(ticket: string, by?: string): Promise<boolean>;
}

export interface PrivacyMark {
  readonly ticket: string;
  /** The Slack user who chose this; `heldMark` while it waits for its link. */
  readonly by: string;
  readonly at: number;
}
