/** A file attached to a ticket or message; `id` is used to download it. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
}

/** Who wrote a message, as distinguished by the ticket API. */
export type Author = 'customer' | 'engineer' | 'third-party';

export interface Message {
  /** Known only if the source gives it: the message list and the feed don't. */
  readonly id?: string | undefined;
  readonly author: Author;
  readonly authorName?: string | undefined;
  /** As served: plain text or HTML. */
  readonly text: string;
  /** Epoch milliseconds; absent if the source's time is unreadable. */
  readonly at?: number | undefined;
  readonly attachments: readonly Attachment[];
  /** Whether this is the ticket's description; undefined if the service doesn't say. */
  readonly isDescription?: boolean | undefined;
}

/** A ticket as listed. */
export interface TicketSummary {
  readonly id: string;
  /** The full description; `titleOf` makes a title of it. */
  readonly description: string;
  /** See status.ts; unknown integers are kept. */
  readonly status: number;
  /** Only lists have it; see `showTicket`. */
  readonly product?: string | undefined;
  /** The resolution, plain text or HTML; like the product, only lists have it. */
  readonly resolution?: string | undefined;
  /** Consultation or fault report, in the service's words. */
  readonly type?: string | undefined;
  readonly problemType?: string | undefined;
  readonly region?: string | undefined;
  /** The name of the account's user who owns the ticket. */
  readonly submitter?: string | undefined;
  /** Epoch milliseconds. */
  readonly createdAt?: number | undefined;
}

export interface Label {
  readonly id: string;
  readonly name: string;
}

/** An engineer's request to access a resource; see authorization.ts for the states. */
export interface Authorization {
  readonly id: string;
  readonly state: number;
  /** The engineer's reason: plain text or HTML. */
  readonly purpose?: string | undefined;
  /**
   * The authorization letter, in the service's words: before access is granted, it is the only source for the duration.
   */
  readonly letter?: string | undefined;
  /** The reason for the rejection, in the words of the person who rejected it. */
  readonly rejectReason?: string | undefined;
  readonly resource?: string | undefined;
  /** Host names, if they were read. */
  readonly hosts?: readonly string[] | undefined;
  /** Whether the engineer wants to enter the account's console, if that was read. */
  readonly console?: boolean | undefined;
  /** When it was requested, and the access window; epoch milliseconds. */
  readonly askedAt?: number | undefined;
  readonly startsAt?: number | undefined;
  readonly endsAt?: number | undefined;
}

/**
 * The company that serves a ticket instead of Huawei Cloud (a partner or software vendor), with its business hours as
 * the service words them.
 */
export interface Partner {
  readonly name: string;
  readonly days?: string | undefined;
  readonly hours?: string | undefined;
  /** Time zone of the hours: `GMT+08:00`. */
  readonly zone?: string | undefined;
}

/** Data of a ticket that has its own calls. Absent: not read, or the service didn't say. */
export interface Surroundings {
  readonly labels?: readonly Label[] | undefined;
  /** Ids of the related tickets. */
  readonly related?: readonly string[] | undefined;
  readonly authorizations?: readonly Authorization[] | undefined;
}

export interface Ticket extends TicketSummary, Surroundings {
  readonly severity?: string | undefined;
  /** Null: served by Huawei Cloud. Undefined: the service didn't say. */
  readonly partner?: Partner | null | undefined;
  /** Epoch milliseconds. */
  readonly resolvedAt?: number | undefined;
  /**
   * A digest of the contact and how to reach it: shows that it changed without revealing phone numbers or addresses.
   */
  readonly contact?: string | undefined;
  /** Oldest first. */
  readonly messages: readonly Message[];
}
