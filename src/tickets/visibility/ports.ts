/** Who can read a channel. */
export interface Audience {
  /** Not everybody of the workspace: a private channel, a conversation between people, or one of which Slack tells nothing. */
  readonly isPrivate: boolean;
  /** People of other organizations are in it too (Slack Connect). */
  readonly isShared: boolean;
  /** Slack does not tell. */
  readonly isUnknown?: true | undefined;
}

/** What Slack says of channels and who is in them. Implemented by `slack/visibility/channels.ts`. */
export interface Channels {
  /** Never rejects: a channel of which Slack does not tell is private. */
  audience(channel: string): Promise<Audience>;
  /** Never rejects: where Slack does not tell, nobody is in it. */
  isMember(channel: string, user: string): Promise<boolean>;
}

/** What is kept of a ticket that decides who sees it. */
export interface KeptFacts {
  /** The Slack user who opened it here. */
  readonly opener?: string | undefined;
  /** The Slack user who marked it as private; undefined: nobody. */
  readonly markedBy?: string | undefined;
  /** Where it is linked, each once. */
  readonly channels: readonly string[];
}

/** Which tickets are private. Implemented by `store/privacy.ts`. */
export interface PrivacyStore {
  /** What is kept of each of these tickets, in one go. A ticket of which nothing is known has an entry too. */
  facts(tickets: readonly string[]): Promise<ReadonlyMap<string, KeptFacts>>;
  /** Marks a ticket as private; false where it was. `at` is epoch milliseconds. */
  mark(mark: PrivacyMark): Promise<boolean>;
  /**
   * False where it was not marked.
   * @param by only where this one marked it
   */
  unmark(ticket: string, by?: string): Promise<boolean>;
}

export interface PrivacyMark {
  readonly ticket: string;
  /** The Slack user who wanted it so; `heldMark` while it waits for its link. */
  readonly by: string;
  readonly at: number;
}
