/** What is not known of the real service, and therefore can be chosen. */
export interface Behaviour {
  /** What the feed answers to a call without a cursor. */
  readonly firstFeed: 'history' | 'baseline';
  /** Whether the feed repeats what has the second of the cursor's message. */
  readonly cursor: 'exclusive' | 'inclusive';
  /** `html`: rich text even where `trim_osm_rich_text_label` is true. */
  readonly texts: 'stripped' | 'html';
  readonly times: TimeForm;
  /** Of messages. */
  readonly order: 'oldest-first' | 'newest-first';
  /** The name of the list's total. */
  readonly total: 'total_count' | 'count';
  /** What `error_code` holds where all went well. */
  readonly success: 'absent' | 'null' | 'empty';
  /** Accounts (domain ids) for which the feed is no API at all: 404 APIGW.0101. */
  readonly feedAbsentFor: readonly string[];
}

/** Forms in which times were seen; `mixed` changes from one time to the next. */
export type TimeForm = 'zulu' | 'no-zone' | 'space' | 'offset' | 'fraction' | 'mixed';

export interface Limits {
  /** Attachments of a ticket, as served. */
  readonly attachmentCount: number;
  /** Megabytes of an attachment, as served. */
  readonly attachmentSize: number;
  /** Extensions, as served. */
  readonly attachmentTypes: readonly string[];
  /** Megabytes of all attachments that an account uploads in a day. */
  readonly attachmentDay: number;
  /** Milliseconds between two urges of a ticket. The real figure is not documented. */
  readonly urgeInterval: number;
  /** CC addresses of a ticket. */
  readonly copies: number;
}

export const defaultBehaviour: Behaviour = {
  firstFeed: 'history',
  cursor: 'exclusive',
  texts: 'stripped',
  times: 'zulu',
  order: 'oldest-first',
  total: 'total_count',
  success: 'absent',
  feedAbsentFor: [],
};

export const defaultLimits: Limits = {
  attachmentCount: 5,
  attachmentSize: 10,
  attachmentTypes: 'jpg,jpeg,bmp,png,gif,txt,log,csv,json,doc,docx,rar,zip,pdf,xls,xlsx'.split(','),
  attachmentDay: 500,
  urgeInterval: 30 * 60_000,
  copies: 10,
};
