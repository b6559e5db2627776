/** A file that hangs on a ticket or a message; `id` fetches it. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
}

/** Who wrote a message, as the ticket API tells them apart. */
export type Author = 'customer' | 'engineer' | 'third-party';

export interface Message {
  /** Known only where the source gives one: the list of messages and the feed do not. */
  readonly id?: string | undefined;
  readonly author: Author;
  readonly authorName?: string | undefined;
  /** As served: plain text or HTML. */
  readonly text: string;
  /** Epoch milliseconds; absent where the source's time could not be read. */
  readonly at?: number | undefined;
  readonly attachments: readonly Attachment[];
  /** Whether it is the description that opened the ticket; undefined where the service does not tell. */
  readonly isDescription?: boolean | undefined;
}

/** What a list shows of a ticket. */
export interface TicketSummary {
  readonly id: string;
  /** The whole description; a title is made of it by `titleOf`. */
  readonly description: string;
  /** See status.ts; unknown integers are kept. */
  readonly status: number;
  /** Only lists tell it; see `showTicket`. */
  readonly product?: string | undefined;
  /** How it was solved, plain text or HTML; like the product, only lists tell it. */
  readonly resolution?: string | undefined;
  /** Consultation or fault report, in the words of the service. */
  readonly type?: string | undefined;
  readonly problemType?: string | undefined;
  readonly region?: string | undefined;
  /** The name of the user of the account whose ticket it is. */
  readonly submitter?: string | undefined;
  /** Epoch milliseconds. */
  readonly createdAt?: number | undefined;
}

export interface Label {
  readonly id: string;
  readonly name: string;
}

/** An engineer asks to be let in to a resource; see authorization.ts for what the states mean. */
export interface Authorization {
  readonly id: string;
  readonly state: number;
  /** What the engineer wants it for, in the engineer's words: plain text or HTML. */
  readonly purpose?: string | undefined;
  /** The letter by which access is authorized, in the service's words: before it is granted, only that tells how long it is to be. */
  readonly letter?: string | undefined;
  /** Why it was rejected, in the words of whoever did. */
  readonly rejectReason?: string | undefined;
  readonly resource?: string | undefined;
  /** Names of the hosts, where they were read. */
  readonly hosts?: readonly string[] | undefined;
  /** Whether the engineer wants to enter the console of the account, where that was read. */
  readonly console?: boolean | undefined;
  /** When it was asked for, and from when to when it is; epoch milliseconds. */
  readonly askedAt?: number | undefined;
  readonly startsAt?: number | undefined;
  readonly endsAt?: number | undefined;
}

/** The company that serves a ticket in the place of Huawei Cloud, a partner or a software vendor, and its hours in the words of the service. */
export interface Partner {
  readonly name: string;
  readonly days?: string | undefined;
  readonly hours?: string | undefined;
  /** Of the hours: `GMT+08:00`. */
  readonly zone?: string | undefined;
}

/** What belongs to a ticket and is read by calls of its own. Absent: not read, or the service did not tell. */
export interface Surroundings {
  readonly labels?: readonly Label[] | undefined;
  /** Ids of the tickets that this one is related to. */
  readonly related?: readonly string[] | undefined;
  readonly authorizations?: readonly Authorization[] | undefined;
}

export interface Ticket extends TicketSummary, Surroundings {
  readonly severity?: string | undefined;
  /** Null: Huawei Cloud serves it. Undefined: the service did not tell. */
  readonly partner?: Partner | null | undefined;
  /** Epoch milliseconds. */
  readonly resolvedAt?: number | undefined;
  /** A digest of who is to be told and how: shows that it changed, and nothing of a phone number or an address. */
  readonly contact?: string | undefined;
  /** Oldest first. */
  readonly messages: readonly Message[];
}
