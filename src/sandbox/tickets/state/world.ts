/** Everything the service remembers. Times are epoch milliseconds; all of it is plain data, so that it can be saved. */
export interface World {
  /** Incremented with every ticket, message and other numbered object, so that order never depends on the clock. */
  sequence: number;
  readonly accounts: Map<string, Account>;
}

export interface Account {
  readonly domainId: string;
  readonly contact: { readonly areaCode: string; readonly mobile: string; readonly mail: string };
  readonly supportPlan: boolean;
  readonly quota: number | undefined;
  readonly privilegePolicy: boolean;
  /** Whether partners can serve the account's tickets. */
  readonly partner: boolean;
  readonly users: User[];
  /** Effective only if the policy is on. */
  readonly grantedPrivileges: Set<string>;
  readonly tickets: Map<string, Ticket>;
  readonly attachments: Map<string, Attachment>;
  readonly labels: Map<number, Label>;
  readonly authorizations: Map<string, Authorization>;
  readonly agreements: Agreement[];
  readonly contacts: VerifiedContact[];
  readonly codes: VerificationCode[];
  readonly diagnoses: Diagnosis[];
  readonly feedback: { readonly at: number; readonly content: unknown }[];
  /** Bytes uploaded on a day (`yyyy-MM-dd`). */
  uploaded: { day: string; bytes: number };
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly groups: readonly string[];
}

export interface Ticket {
  readonly id: string;
  readonly domainId: string;
  /** Id of the user who created it. */
  readonly owner: string;
  status: number;
  readonly productId: string;
  readonly categoryId: string;
  readonly problemTypeId: string;
  readonly regionId?: string | undefined;
  severityId?: string | undefined;
  readonly description: string;
  readonly createdAt: number;
  /** When anything last happened; absent if that was its creation. */
  changedAt?: number | undefined;
  resolvedAt?: number | undefined;
  closedAt?: number | undefined;
  urgedAt?: number | undefined;
  resolution?: string | undefined;
  /** Who serves it: 0 Huawei Cloud (default), 1 a partner, 2 a software vendor. */
  readonly ownership?: 0 | 1 | 2 | undefined;
  contact: TicketContact;
  parameters: Readonly<Record<string, unknown>>;
  messages: Message[];
  readonly labels: Set<number>;
  readonly relations: Set<string>;
  score?: Score | undefined;
  /** Sequence of the last message that the customer has read. */
  readTo: number;
  readonly log: LogEntry[];
}

export interface TicketContact {
  readonly areaCode?: string | undefined;
  readonly mobile?: string | undefined;
  readonly mail?: string | undefined;
  readonly time?: string | undefined;
  readonly copies?: string | undefined;
  readonly way?: string | undefined;
}

export type Author = 'customer' | 'engineer' | 'third-party';

export interface Message {
  readonly id: string;
  readonly sequence: number;
  readonly author: Author;
  readonly authorId: string;
  readonly authorName: string;
  /** Without markup. */
  readonly text: string;
  /** As rich text. */
  readonly html: string;
  readonly at: number;
  readonly attachments: readonly string[];
  /** True for the description that opened the ticket. */
  readonly first: boolean;
}

export interface Score {
  readonly judgement: string;
  readonly satisfaction: readonly { readonly satisfaction_id: number; readonly satisfaction_value: number }[];
}

export interface LogEntry {
  readonly id: string;
  readonly type: number;
  readonly operator: { readonly id: string; readonly name: string; readonly engineer: boolean };
  readonly description: string;
  readonly at: number;
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  /** Base64. */
  readonly data: string;
  readonly from: 'incident' | 'message';
  readonly at: number;
  /** Id of the user who uploaded it. */
  readonly owner?: string | undefined;
  /** The ticket it belongs to, once it does. */
  ticketId?: string | undefined;
}

export interface Label {
  readonly id: number;
  readonly name: string;
  readonly color: string;
}

export interface Authorization {
  readonly id: string;
  readonly ticketId: string;
  status: number;
  readonly description: string;
  /** How many hours of access the engineer requests; a day if absent. */
  readonly hours?: number | undefined;
  readonly createdAt: number;
  effectiveAt?: number | undefined;
  expiresAt?: number | undefined;
  rejectReason?: string | undefined;
  agencyId?: string | undefined;
  readonly host: Host;
  sessions: Session[];
}

/** What the engineer wants to enter: a host, or the customer's console. */
export interface Host {
  readonly id: number;
  /** A host if absent. */
  readonly kind?: 'console' | 'host' | undefined;
  readonly port: number;
  readonly account: string;
  readonly instanceId: string;
  readonly instanceName: string;
  readonly regionId: string;
}

export interface Session {
  readonly id: number;
  readonly from: number;
  /** Absent while it is running, and if it ended with the access. */
  to?: number | undefined;
  readonly commands: { readonly text: string; readonly at: number }[];
  readonly files: FileTransfer[];
}

export interface FileTransfer {
  readonly direction: 'upload' | 'download';
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly from: string;
  readonly to: string;
  readonly at: number;
}

export interface Agreement {
  readonly id: number;
  /** 0 new ticket, 1 new ticket for users of software vendors, 2 authorization. */
  readonly type: '0' | '1' | '2';
  readonly version: number;
  signed: boolean;
  /** The records of its signatures through the API. */
  records?: number[] | undefined;
}

export interface VerifiedContact {
  readonly id: string;
  readonly way: number;
  readonly value: string;
  readonly areaCode: string;
  readonly until: number;
}

export interface VerificationCode {
  readonly way: number;
  readonly value: string;
  readonly code: string;
  readonly until: number;
}

export interface Diagnosis {
  readonly id: number;
  readonly type: number;
  readonly parameters: Readonly<Record<string, string>>;
  readonly region: string;
  readonly at: number;
}
