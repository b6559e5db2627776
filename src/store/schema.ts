import type { Generated } from 'kysely';

/**
 * The tables as queries see them. All times are epoch milliseconds; columns marked `json` below are text made by
 * `JSON.stringify`. See `migrations/` for keys and indexes.
 */
export interface Schema {
  process: ProcessTable;
  lease: LeaseTable;
  polling: PollingTable;
  sweep: SweepTable;
  poll_group: PollGroupTable;
  ticket: TicketTable;
  link: LinkTable;
  notice: NoticeTable;
  event: EventTable;
  delivery: DeliveryTable;
  file: FileTable;
  access_request: AccessRequestTable;
  access_card: AccessCardTable;
  access_approval: AccessApprovalTable;
  channel: ChannelTable;
  reply: ReplyTable;
  seen: SeenTable;
  instruction: InstructionTable;
  late_answer: LateAnswerTable;
  audit: AuditTable;
  cache: CacheTable;
  subscription: SubscriptionTable;
  missed: MissedTable;
  discovery: DiscoveryTable;
  found: FoundTable;
  saved_filter: SavedFilterTable;
  person_setting: PersonSettingTable;
  ticket_privacy: TicketPrivacyTable;
  channel_audience: ChannelAudienceTable;
}

/** A process that uses this database. */
export interface ProcessTable {
  /** Unique for each start. */
  id: string;
  /** The display name: the machine and the process ID. */
  name: string;
  started_at: number;
  /** Grows while the process is alive. A count, not a time, because clocks of machines differ. */
  beat: number;
  /** 1: it is stopping and takes no new work. */
  leaving: Generated<number>;
}

/**
 * Who can do a piece of work, and until when. `epoch` grows each time the lease changes hands and fences off older
 * transactions.
 */
export interface LeaseTable {
  name: string;
  owner: string;
  epoch: number;
  until: number;
}

/** Whether an account can be polled now; without a row, nothing was polled yet. */
export interface PollingTable {
  account: string;
  /** When all calls so far are paid for, at the rate that the budget allows. */
  free_at: number;
  /** Nothing is polled before this time: the ticket API failed or asked for a pause. */
  paused_until: number;
  /** Consecutive failed polls. */
  failures: number;
  /**
   * Consecutive polls in which the feed was missing or failed, and when it is tried again while tickets are read
   * without it.
   */
  feed_failures: Generated<number>;
  feed_retry_at: Generated<number>;
}

/** How the open tickets of an account are swept for status changes and new tickets. */
export interface SweepTable {
  account: string;
  due_at: number;
  /** Grows with each claim, so that an outdated sweep changes nothing. */
  round: Generated<number>;
  /** How the last sweep read: one list of all open statuses, one list per status, or each ticket individually. */
  mode: 'combined' | 'by-status' | 'single' | null;
  /** When the last sweep ended that read everything it had to. */
  swept_at: number | null;
  /** How many open tickets the lists have, and when they were counted. */
  listed: number | null;
  listed_at: number | null;
  /** 1: one list of several statuses can be relied on; 0: it can't; null: not known yet. */
  combined: number | null;
  probed_at: number | null;
  failures: Generated<number>;
  error: string | null;
}

/** Up to 100 tickets of one account and of similar pace that are read together. */
export interface PollGroupTable {
  id: string;
  account: string;
  /** Where the next feed call continues: the cursor before the last one, so that consecutive calls overlap. */
  cursor: string | null;
  /** The last cursor that the feed returned. */
  ahead: string | null;
  /** When unread messages were last counted, to find out what the feed missed. */
  unread_at: number | null;
  reading: 'feed' | 'each';
  size: number;
  /** The pace of its tickets, 0 is the fastest; see `updates/pace.ts`. */
  tier: Generated<number>;
  /** How many tickets have joined it so far: shows a poll that a ticket joined after the group was read. */
  joins: Generated<number>;
  due_at: number;
  polled_at: number | null;
  failures: Generated<number>;
  error: string | null;
}

/** The known state of a followed ticket. */
export interface TicketTable {
  account: string;
  id: string;
  group_id: string | null;
  status: number;
  /** json of a `Snapshot`. */
  snapshot: string;
  /** json: the keys of the messages that were seen. */
  seen: string;
  status_changes: Generated<number>;
  /** How many other changes were reported, for example of labels. */
  detail_changes: Generated<number>;
  version: Generated<number>;
  updated_at: number;
  /** The last activity: a change, or a person who viewed or used the ticket. */
  active_at: Generated<number>;
  /** When the last full read was done or tried; 0: the next poll does one. */
  checked_at: Generated<number>;
  /** When it was last read individually, or the read was tried. */
  tried_at: Generated<number>;
  final_at: number | null;
  /** Since when the ticket is unverified: all its messages must be read, because one may be unknown. */
  doubt_at: number | null;
  /**
   * Since when messages may have been skipped while newer ones arrive, which then wait for a while. Only set if
   * `doubt_at` is.
   */
  gap_at: number | null;
  /**
   * When the service last reported that the ticket doesn't exist, and how many times it has since the last successful
   * read.
   */
  absent_at: number | null;
  absent_times: Generated<number>;
  /** Since when it counts as gone: the service reported often enough that it doesn't exist. */
  gone_at: number | null;
  /** When it is checked again, in case it comes back. */
  look_at: number | null;
  /** Its unread messages at the last count, and how many messages were recorded since. */
  unread: number | null;
  heard: Generated<number>;
}

/** A ticket followed in a thread. */
export interface LinkTable {
  id: string;
  account: string;
  ticket: string;
  channel: string;
  /** The requested thread; empty if the card starts a thread of its own. */
  place_thread: Generated<string>;
  /** The thread that replies go to, once it exists. */
  thread: string | null;
  card: string | null;
  card_version: Generated<number>;
  /** When the card must be edited; null if it shows the latest state. During an edit: when the claim ends. */
  card_next_at: number | null;
  card_attempts: Generated<number>;
  creator: string;
  created_at: number;
  suspended: string | null;
  suspended_at: number | null;
}

/** A notice to a person that what they follow in a channel is paused; one for the whole channel. */
export interface NoticeTable {
  account: string;
  creator: string;
  channel: string;
  /** Since when. Also distinguishes this pause from later ones. */
  at: number;
  reason: string;
  /** `sending`: may have been sent. `untold`: the creator can't be reached, `error` says why. */
  state: 'pending' | 'sending' | 'told' | 'untold';
  attempts: Generated<number>;
  first_try_at: number | null;
  /** While it is being sent: when the claim ends. */
  next_at: number;
  error: string | null;
}

/** Something that happened to a ticket. The ID is made from the facts. */
export interface EventTable {
  id: string;
  account: string;
  ticket: string;
  at: number;
  seen_at: number;
  kind: string;
  /** json of the rest of the event. */
  data: string;
}

/** An event waiting to be posted for a link. */
export interface DeliveryTable {
  seq: Generated<number>;
  event_id: string;
  link_id: string;
  state: 'pending' | 'sending' | 'done' | 'dead';
  batch: string | null;
  attempts: Generated<number>;
  first_try_at: number | null;
  /** For a dead letter: when it was given up. */
  next_at: number;
  ts: string | null;
  error: string | null;
  /** The channel it was posted in, if the link has moved since. */
  channel: Generated<string | null>;
}

/** A file of a message that was posted in a thread, waiting to be posted there. */
export interface FileTable {
  seq: Generated<number>;
  link_id: string;
  event_id: string;
  /** The ID in the ticket API. */
  attachment: string;
  name: string;
  /**
   * `offered`: posted on request. `pending`: to be downloaded. `sharing`: uploaded to Slack as `slack_file`; it may
   * have been shared. `done`: in the thread. `dead`: given up until somebody requests it.
   */
  state: 'offered' | 'pending' | 'sharing' | 'done' | 'dead';
  /** The maximum size in bytes. */
  most: number;
  slack_file: string | null;
  attempts: Generated<number>;
  /** When Slack was first asked to share it. */
  first_try_at: number | null;
  next_at: number;
  error: string | null;
}

/** An access request that is open as far as known; see `updates/access.ts`. */
export interface AccessRequestTable {
  account: string;
  id: string;
  ticket: string;
}

/** The card of an access request in the thread of a link. */
export interface AccessCardTable {
  link_id: string;
  /** The ID of the request. */
  request: string;
  /** The account of the link. */
  account: string;
  /** The event whose delivery posted it. */
  event_id: string;
  ts: string;
  /** Grows with each change of the request, so that an outdated edit is detected. */
  news: Generated<number>;
  /** Attempts of the current edit; 0 if there is none. */
  attempts: Generated<number>;
  /** When it must be edited; null: at the next change. During an edit: when the claim ends. */
  next_at: number | null;
}

/** Who approved an access request through the bot, when, and for which period. */
export interface AccessApprovalTable {
  account: string;
  request: string;
  actor: string;
  at: number;
  starts_at: number;
  ends_at: number;
  agency: string | null;
  /** 1: allows entering the console with all permissions of the account. */
  credential: number | null;
}

/** When a channel can be posted to again. */
export interface ChannelTable {
  id: string;
  next_at: number;
}

/** A reply sent to a ticket through the bot, before and after the feed shows it. */
export interface ReplyTable {
  id: string;
  account: string;
  ticket: string;
  text_key: string;
  text: string;
  actor: string;
  at: number;
  state: 'sending' | 'accepted' | 'seen';
}

/** A list filter that a person saved under a name. */
export interface SavedFilterTable {
  account: string;
  person: string;
  name: string;
  /** json */
  filter: string;
  saved_at: number;
}

/** A person's settings. */
export interface PersonSettingTable {
  person: string;
  name: string;
  value: string;
  set_at: number;
}

/** A private ticket: created as private or made private later. */
export interface TicketPrivacyTable {
  account: string;
  ticket: string;
  /** The Slack user who made it private. */
  by: string;
  at: number;
}

/** Who could read a channel when Slack last reported it. */
export interface ChannelAudienceTable {
  channel: string;
  /** 1: not everybody in the workspace. */
  is_private: number;
  /** 1: people from other organizations can. */
  is_shared: number;
  /** Since when this state is known. Also distinguishes it from earlier ones. */
  since: number;
}

/** Work that must happen only once. */
export interface SeenTable {
  key: string;
  state: 'working' | 'done';
  result: string | null;
  at: number;
  /** The same time by the ticket service's clock, if known. */
  service_at: number | null;
  /**
   * The version of the work that produced the result; for unfinished work, the versions that were sent, separated by
   * spaces.
   */
  version: string | null;
  /** The process that does or did the work. */
  owner: string | null;
}

/** A person's request, stored until it is answered. */
export interface InstructionTable {
  /** Identifies what the person did, independent of how Slack delivered it. */
  key: string;
  /** The process that works on it; null: any process can take it. */
  owner: string | null;
  /** json: the payload from Slack, without secrets. */
  body: string;
  /** 1: it contained a secret, so it can't be replayed. */
  redacted: number;
  received_at: number;
  /** How many processes have taken it so far. */
  attempts: number;
  /** 1: Slack got the acknowledgment. Otherwise the person was told that it may not have arrived. */
  acknowledged: Generated<number>;
  /** 1: the person was told, or was about to be told, that it failed or may have failed: it isn't replayed. */
  failed: Generated<number>;
}

/** Answers that Slack hasn't accepted yet. */
export interface LateAnswerTable {
  key: string;
  /** json: the recipient and the content. */
  body: string;
  made_at: number;
  due_at: number;
  attempts: number;
}

/** Who did what. */
export interface AuditTable {
  id: Generated<number>;
  account: string;
  ticket: string | null;
  actor: string;
  action: string;
  outcome: string;
  at: number;
}

/** Values that can expire. */
export interface CacheTable {
  namespace: string;
  key: string;
  value: string;
  expires_at: number | null;
}

/** A channel that follows new tickets. */
export interface SubscriptionTable {
  account: string;
  channel: string;
  /** json of a `NewTicketFilter`. */
  filter: string;
  creator: string;
  created_at: number;
  /** See `Subscription`. */
  since: number;
  /** json: ticket IDs. */
  known: string;
  /** Why Slack refuses posts there; meanwhile new tickets are stored as missed. */
  suspended: string | null;
  suspended_at: number | null;
  /** How many private tickets weren't posted there. */
  left_out: Generated<number>;
}

/** A new ticket that a channel follows as soon as it accepts posts again. */
export interface MissedTable {
  account: string;
  channel: string;
  ticket: string;
  at: number;
}

/** How far the account's ticket list was read for new tickets; ticket times are by the service's clock. */
export interface DiscoveryTable {
  account: string;
  /** All tickets created before are found; everything after is read again each time. */
  mark: number;
  /** How far a read in several parts has come; null: it is at the mark. */
  reached: number | null;
  /** The width of the next part in milliseconds; null: it has no end. */
  span: number | null;
  due_at: number;
  /** Grows with each claim, so that an outdated read is detected. */
  round: Generated<number>;
  failures: Generated<number>;
  error: string | null;
}

/** A ticket that was seen in the list, kept as long as it can appear again. */
export interface FoundTable {
  account: string;
  ticket: string;
  at: number;
}
