/**
 * Behavior of the real ticket service that cannot be known without an account. Each is a switch: the first value is the
 * default, the others are equally plausible. `docs/embedded-servers.md` explains each value.
 */
export const habitValues = {
  /**
   * How the filter `incident_status` treats `0,1,2`: filters, is ignored, is refused (OSM.01010001), is read as a
   * single status that no ticket has because another separator is expected, or uses only the first.
   */
  incidentStatus: ['filters', 'ignored', 'refused', 'other-separator', 'first-only'],
  /** The order of ticket lists; `unstable` reverses from one call to the next. */
  pageOrder: ['newest-first', 'oldest-first', 'by-update', 'unstable'],
  /** Whether lists without a status filter include deleted tickets. */
  listsDeleted: [false, true],
  /** Whether a group id adds the tickets of its other members to the user's own, or replaces them. */
  groupId: ['widens', 'replaces'],
  /**
   * The result for a group member's ticket if no group is given: no permission (OSM.01010002), no such ticket
   * (OSM.01010015); or success, from operations that do not accept a group.
   */
  withoutGroup: ['refused', 'not-found', 'answered'],
  /**
   * The feed: works; does not exist for the account (404 APIGW.0101); is always empty; repeats the last two messages of
   * each ticket; reverses the order of messages; skips every other message, forever.
   */
  feed: ['answers', 'missing', 'empty', 'repeats', 'reorders', 'skips'],
  /** What the feed returns to a call without a cursor. */
  firstFeed: ['history', 'nothing'],
  /** Whether the feed repeats messages from the second of the cursor. */
  boundary: ['exclusive', 'inclusive'],
  /** `html`: rich text even if `trim_osm_rich_text_label` is true. */
  texts: ['stripped', 'html'],
  /** The format of times that the official SDKs type as date-time; `mixed` changes from one time to the next. */
  times: ['zulu', 'no-zone', 'space', 'offset', 'fraction', 'mixed'],
  /**
   * The zone of times without one: that of X-Time-Zone, as the reference says; UTC, as the official SDKs assume; or
   * China's.
   */
  zone: ['header', 'utc', 'gmt+8'],
  /** The order of messages. */
  order: ['oldest-first', 'newest-first'],
  /** The name of the list's total. */
  total: ['total_count', 'count', 'both'],
  /** The quota of an account without one. -1 is documented as possible but not explained; it can only mean no limit. */
  quota: ['minus-one', 'numbers'],
  /** The default offset of verified contacts: every edition of the reference says 1, and only there. */
  verifiedOffset: ['one', 'zero'],
  /** How the values of verified contacts are shown. */
  verifiedContacts: ['plain', 'masked'],
  /**
   * Whether a ticket under an agreement that was signed through the API must name its record in
   * `agreement_signed_record_id`, as the console does; the reference does not mention that field.
   */
  signedRecord: ['ignored', 'needed'],
  /** Whether additional parameters are returned only if `incident_sub_type_id` is sent, as the console does. */
  subType: ['ignored', 'needed'],
  /** Which actions a status allows: those in the console's guide, or any. */
  actions: ['guide', 'any'],
  /** What diagnosis details contain without `item_ids`. */
  itemsWithoutIds: ['nothing', 'all'],
  /**
   * The format of `item_ids`: a text with one of two separators, as in most pages and the SDKs, or a list, as in the
   * newest Chinese page.
   */
  itemIds: ['commas', 'semicolons', 'list'],
  /** The value of `login_type`; none are documented. */
  loginType: ['password', '0', 'SSH'],
  /** The values of `operator_type` in a ticket's log; none are documented: 0 for the customer, or for the engineer. */
  operatorType: ['customer-0', 'engineer-0'],
  /** Whether `relation_type` and `incident_id` must match the attachment whose address is requested. */
  relationType: ['any', 'exact'],
  /** The format of times that are plain strings: in logs, sessions and agencies. */
  plainTimes: ['zulu', 'space', 'milliseconds'],
  /** What marks a ticket's messages as read, apart from the documented call: the feed, the message list, the detail. */
  marksRead: ['nothing', 'feed', 'list', 'detail'],
  /** The value of `error_code` on success. */
  success: ['absent', 'empty', 'zero', 'zero-text', 'null'],
  /**
   * The form of an empty list, which the contract leaves open: an empty list, null, or absent if a count of 0 says so
   * (and null if the operation has no count).
   */
  emptyLists: ['list', 'null', 'absent'],
} as const;

/** The same, in milliseconds: any number works; these are two to try. */
export const habitAmounts = {
  /** How long a feed cursor is valid; 0: forever. An expired one is refused (OSM.01010001). */
  cursorLife: [0, 1000],
  /** How long a message takes to appear in the feed. */
  feedLag: [0, 700],
  /** How long the feed takes to answer. */
  feedDelay: [0, 700],
} as const;

type Amounts = Readonly<Record<keyof typeof habitAmounts, number>>;
type Choices = { readonly [K in keyof typeof habitValues]: (typeof habitValues)[K][number] };

/** The service's behavior where nothing is documented. */
export interface Habits extends Choices, Amounts {
  /** Accounts (domain ids) for which the feed does not exist: 404 APIGW.0101. */
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
