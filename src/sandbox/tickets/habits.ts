/**
 * What nobody can know of the real ticket service without an account there. Each is a switch: the first value is the one that the
 * service starts with, the others are as plausible. `docs/embedded-servers.md` says what each value means.
 */
export const habitValues = {
  /** What the feed answers to a call without a cursor. */
  firstFeed: ['history', 'nothing'],
  /** Whether the feed repeats what has the second of the cursor. */
  boundary: ['exclusive', 'inclusive'],
  /** `html`: rich text even where `trim_osm_rich_text_label` is true. */
  texts: ['stripped', 'html'],
  /** The form of times that the official SDKs type as date-time; `mixed` changes from one time to the next. */
  times: ['zulu', 'no-zone', 'space', 'offset', 'fraction', 'mixed'],
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
  /** What the details of a diagnosis are without `item_ids`, and what separates the ids in it. */
  itemsWithoutIds: ['nothing', 'all'],
  itemSeparator: ['comma', 'semicolon'],
  /** The value of `login_type`, for which none is documented. */
  loginType: ['password', '0', 'SSH'],
  /** The form of times that are plain strings: of logs, sessions and agencies. */
  plainTimes: ['zulu', 'space', 'milliseconds'],
  /** What `error_code` holds where all went well. */
  success: ['absent', 'empty', 'zero', 'zero-text', 'null'],
} as const;

type Choices = { readonly [K in keyof typeof habitValues]: (typeof habitValues)[K][number] };

/** The service's answers to all that is not documented. */
export interface Habits extends Choices {
  /** Accounts (domain ids) for which the feed is no API at all: 404 APIGW.0101. */
  readonly feedAbsentFor: readonly string[];
}

export type TimeForm = Habits['times'];

export const defaultHabits: Habits = {
  ...(Object.fromEntries(Object.entries(habitValues).map(([name, [first]]) => [name, first])) as Choices),
  feedAbsentFor: [],
};
