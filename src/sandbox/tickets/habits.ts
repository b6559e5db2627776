/**
 * What nobody can know of the real ticket service without an account there. Each is a switch: the first value is the one that the
 * service starts with, the others are as plausible. `docs/embedded-servers.md` says what each value means.
 */
export const habitValues = {
  /**
   * What the filter `incident_status` does with `0,1,2`: filters, is ignored, is refused (OSM.01010001), takes it for one status that
   * no ticket has as another character separates them, or takes the first alone.
   */
  incidentStatus: ['filters', 'ignored', 'refused', 'other-separator', 'first-only'],
  /** The order of lists of tickets; `unstable` turns around from one call to the next. */
  pageOrder: ['newest-first', 'oldest-first', 'by-update', 'unstable'],
  /** Whether lists show deleted tickets where no status is asked for. */
  listsDeleted: [false, true],
  /** Whether the id of a group adds the tickets of its other members to a list of the own ones, or asks for those alone. */
  groupId: ['widens', 'replaces'],
  /**
   * What comes of a ticket of somebody else of the group where no group is named: no permission (OSM.01010002), no such ticket
   * (OSM.01010015); or the answer, from operations that have no place for a group.
   */
  withoutGroup: ['refused', 'not-found', 'answered'],
  /**
   * The feed: answers; is no API of the account (404 APIGW.0101); never has anything; repeats the last two messages of each ticket;
   * turns the order of messages around; skips every other message, for ever.
   */
  feed: ['answers', 'missing', 'empty', 'repeats', 'reorders', 'skips'],
  /** What the feed answers to a call without a cursor. */
  firstFeed: ['history', 'nothing'],
  /** Whether the feed repeats what has the second of the cursor. */
  boundary: ['exclusive', 'inclusive'],
  /** `html`: rich text even where `trim_osm_rich_text_label` is true. */
  texts: ['stripped', 'html'],
  /** The form of times that the official SDKs type as date-time; `mixed` changes from one time to the next. */
  times: ['zulu', 'no-zone', 'space', 'offset', 'fraction', 'mixed'],
  /** The zone of times that name none: that of X-Time-Zone, as the reference says; UTC, as the official SDKs read; or China's. */
  zone: ['header', 'utc', 'gmt+8'],
  /** The order of messages. */
  order: ['oldest-first', 'newest-first'],
  /** The name of the list's total. */
  total: ['total_count', 'count', 'both'],
  /** What the quota of an account without one is. -1 is documented as possible, not explained; it can only mean no limit. */
  quota: ['minus-one', 'numbers'],
  /** The offset of verified contacts where none is sent: every edition of the reference says 1, and only there. */
  verifiedOffset: ['one', 'zero'],
  /** How the values of verified contacts are shown. */
  verifiedContacts: ['plain', 'masked'],
  /**
   * Whether a ticket under an agreement that was signed through the API must name the record of that in
   * `agreement_signed_record_id`, as the console does; the reference does not know that field.
   */
  signedRecord: ['ignored', 'needed'],
  /** Whether additional parameters are told only if `incident_sub_type_id` is sent, as the console does. */
  subType: ['ignored', 'needed'],
  /** Which actions a status allows: those that the guide of the console offers, or any. */
  actions: ['guide', 'any'],
  /** What the details of a diagnosis are without `item_ids`. */
  itemsWithoutIds: ['nothing', 'all'],
  /** What `item_ids` is: a text, with one of two separators, as most pages and the SDKs have it, or a list, as the newest Chinese page. */
  itemIds: ['commas', 'semicolons', 'list'],
  /** The value of `login_type`, for which none is documented. */
  loginType: ['password', '0', 'SSH'],
  /** The values of `operator_type` in the log of a ticket, for which none are documented: 0 for the customer, or for the engineer. */
  operatorType: ['customer-0', 'engineer-0'],
  /** Whether `relation_type` and `incident_id` must be those of the attachment whose address is asked for. */
  relationType: ['any', 'exact'],
  /** The form of times that are plain strings: of logs, sessions and agencies. */
  plainTimes: ['zulu', 'space', 'milliseconds'],
  /** What marks the messages of a ticket as read, apart from the call that is documented to: the feed, the list of messages, the detail. */
  marksRead: ['nothing', 'feed', 'list', 'detail'],
  /** What `error_code` holds where all went well. */
  success: ['absent', 'empty', 'zero', 'zero-text', 'null'],
  /**
   * How a list without entries comes, which the contract leaves open: as one, as null, or not at all where a count of 0 says so
   * (and as null where the operation has no count).
   */
  emptyLists: ['list', 'null', 'absent'],
} as const;

/** The same, in milliseconds: any number will do, these are two to try. */
export const habitAmounts = {
  /** How long a cursor of the feed is good; 0: for ever. One that is too old is refused (OSM.01010001). */
  cursorLife: [0, 1000],
  /** How long a message takes until the feed has it. */
  feedLag: [0, 700],
  /** How long the feed takes for an answer. */
  feedDelay: [0, 700],
} as const;

type Amounts = Readonly<Record<keyof typeof habitAmounts, number>>;
type Choices = { readonly [K in keyof typeof habitValues]: (typeof habitValues)[K][number] };

/** The service's answers to all that is not documented. */
export interface Habits extends Choices, Amounts {
  /** Accounts (domain ids) for which the feed is no API at all: 404 APIGW.0101. */
  readonly feedAbsentFor: readonly string[];
}

export type TimeForm = Habits['times'];

const firstOf = (values: Readonly<Record<string, readonly unknown[]>>) =>
  Object.fromEntries(Object.entries(values).map(([name, [first]]) => [name, first]));

export const defaultHabits: Habits = {
  ...(firstOf(habitValues) as Choices),
  ...(firstOf(habitAmounts) as Amounts),
  feedAbsentFor: [],
};
