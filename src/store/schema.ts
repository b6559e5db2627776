import type { Generated } from 'kysely';

/**
 * The tables, as queries see them. All times are epoch milliseconds; what is called `json` below is text that
 * `JSON.stringify` made. See `migrations/` for keys and indexes.
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

/** A process that works on this database. */
export interface ProcessTable {
  /** Unique for each start. */
  id: string;
  /** For people: the machine and the process's number there. */
  name: string;
  started_at: number;
  /** Grows while it lives. A count and not a time: clocks of machines differ. */
  beat: number;
  /** 1: it is stopping, and takes no new work. */
  leaving: Generated<number>;
}

/** Who may do a piece of work until when; `epoch` grows with every change of hands and fences transactions. */
export interface LeaseTable {
  name: string;
  owner: string;
  epoch: number;
  until: number;
}

/** How an account may be polled at present; no row: nothing was polled yet. */
export interface PollingTable {
  account: string;
  /** When all calls that were made are paid for, at the pace that the budget allows. */
  free_at: number;
  /** Nothing is polled before: the ticket API failed, or asked for a pause. */
  paused_until: number;
  /** Failed polls in a row. */
  failures: number;
  /** How often in a row the feed was missing or failed, and when it is asked again while tickets are read without it. */
  feed_failures: Generated<number>;
  feed_retry_at: Generated<number>;
}

/** How the open tickets of an account are swept for changes of status, and for new ones. */
export interface SweepTable {
  account: string;
  due_at: number;
  /** Grows with each claim, so that a sweep that was overtaken changes nothing. */
  round: Generated<number>;
  /** How the last one read: one list of all open statuses, a list for each, or tickets by themselves. */
  mode: 'combined' | 'by-status' | 'single' | null;
  /** When the last one ended that read all it wanted to. */
  swept_at: number | null;
  /** How many open tickets the lists have, and when that was read. */
  listed: number | null;
  listed_at: number | null;
  /** 1: one list of several statuses can be relied on; 0: it cannot; null: not known yet. */
  combined: number | null;
  probed_at: number | null;
  failures: Generated<number>;
  error: string | null;
}

/** Up to 100 tickets of one account and of like pace that are read together. */
export interface PollGroupTable {
  id: string;
  account: string;
  /** Where the next read of the feed goes on: the cursor before the last, so that each turn overlaps the one before. */
  cursor: string | null;
  /** The last cursor that the feed gave. */
  ahead: string | null;
  /** When unread messages were last counted, to find out what the feed missed. */
  unread_at: number | null;
  reading: 'feed' | 'each';
  size: number;
  /** The pace of its tickets, 0 the fastest; see `updates/pace.ts`. */
  tier: Generated<number>;
  /** How many tickets joined it so far: tells a poll that it read the group without somebody. */
  joins: Generated<number>;
  due_at: number;
  polled_at: number | null;
  failures: Generated<number>;
  error: string | null;
}

/** What is known of a followed ticket. */
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
  /** How many other changes were told, of labels and the like. */
  detail_changes: Generated<number>;
  version: Generated<number>;
  updated_at: number;
  /** The last sign of life: news, or a person who looked at it or did something with it. */
  active_at: Generated<number>;
  /** When it was last read with all that belongs to it, or tried to be; 0: with the next poll. */
  checked_at: Generated<number>;
  /** When it was last read by itself at all, or tried to be. */
  tried_at: Generated<number>;
  final_at: number | null;
  /** Since when all its messages are to be read, because one may be unknown. */
  doubt_at: number | null;
  /** Since when messages may have been passed over, while newer ones come: those wait for them a while. Never without a doubt. */
  gap_at: number | null;
  /** When the service last said that there is no such ticket, and how often it has, since it could be read. */
  absent_at: number | null;
  absent_times: Generated<number>;
  /** Since when it counts as gone: the service said often enough that there is no such ticket. */
  gone_at: number | null;
  /** When it is looked at again, in case it comes back. */
  look_at: number | null;
  /** Its unread messages when they were last counted, and how many were recorded since. */
  unread: number | null;
  heard: Generated<number>;
}

/** A ticket followed in a thread. */
export interface LinkTable {
  id: string;
  account: string;
  ticket: string;
  channel: string;
  /** The thread that was asked for; empty where the card opens a thread of its own. */
  place_thread: Generated<string>;
  /** The thread that replies go to, once it exists. */
  thread: string | null;
  card: string | null;
  card_version: Generated<number>;
  /** When the card is to be edited; null where it shows the newest state. While it is being edited: until when. */
  card_next_at: number | null;
  card_attempts: Generated<number>;
  creator: string;
  created_at: number;
  suspended: string | null;
  suspended_at: number | null;
}

/** That somebody is to know, or knows, that what they follow in a channel is suspended; one for all of it. */
export interface NoticeTable {
  account: string;
  creator: string;
  channel: string;
  /** Since when. Also tells this suspension from later ones. */
  at: number;
  reason: string;
  /** `sending`: perhaps sent; `untold`: the creator cannot be reached, `error` says why. */
  state: 'pending' | 'sending' | 'told' | 'untold';
  attempts: Generated<number>;
  first_try_at: number | null;
  /** While it is being sent: until when nobody else touches it. */
  next_at: number;
  error: string | null;
}

/** Something that happened to a ticket, under an id made of facts. */
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

/** An event on its way to a link. */
export interface DeliveryTable {
  seq: Generated<number>;
  event_id: string;
  link_id: string;
  state: 'pending' | 'sending' | 'done' | 'dead';
  batch: string | null;
  attempts: Generated<number>;
  first_try_at: number | null;
  /** Of a dead one: since when it is dead. */
  next_at: number;
  ts: string | null;
  error: string | null;
  /** Where it was posted, if the link has moved since. */
  channel: Generated<string | null>;
}

/** A file of a message that was told in a thread, on its way there. */
export interface FileTable {
  seq: Generated<number>;
  link_id: string;
  event_id: string;
  /** The id at the ticket API. */
  attachment: string;
  name: string;
  /**
   * `offered`: comes when somebody asks for it. `pending`: to be fetched. `sharing`: Slack has it as `slack_file`, and was
   * perhaps told to show it. `done`: in the thread. `dead`: given up, until somebody asks for it.
   */
  state: 'offered' | 'pending' | 'sharing' | 'done' | 'dead';
  /** Bytes that it may have. */
  most: number;
  slack_file: string | null;
  attempts: Generated<number>;
  /** When Slack was first told to show it. */
  first_try_at: number | null;
  next_at: number;
  error: string | null;
}

/** A request for access that is alive, as far as is known; see `updates/access.ts`. */
export interface AccessRequestTable {
  account: string;
  id: string;
  ticket: string;
}

/** The card of a request for access in the thread of a link. */
export interface AccessCardTable {
  link_id: string;
  /** The id of the request. */
  request: string;
  /** That of the link. */
  account: string;
  /** The event whose delivery it is. */
  event_id: string;
  ts: string;
  /** Grows with what happens to the request, so that a drawing that was overtaken is told. */
  news: Generated<number>;
  /** Tries of the drawing that is due; 0 where it is not being drawn. */
  attempts: Generated<number>;
  /** When it is to be drawn anew; null: when something changes. While it is being drawn: until when. */
  next_at: number | null;
}

/** Who approved a request for access here: when, and from when to when. */
export interface AccessApprovalTable {
  account: string;
  request: string;
  actor: string;
  at: number;
  starts_at: number;
  ends_at: number;
  agency: string | null;
  /** 1: the console may be entered with all permissions of the account. */
  credential: number | null;
}

/** When a channel may be posted to again. */
export interface ChannelTable {
  id: string;
  next_at: number;
}

/** Words sent to a ticket through the bot, until and after the feed shows them. */
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

/** A filter of the list that a person gave a name. */
export interface SavedFilterTable {
  account: string;
  person: string;
  name: string;
  /** json */
  filter: string;
  saved_at: number;
}

/** What a person chose for themselves. */
export interface PersonSettingTable {
  person: string;
  name: string;
  value: string;
  set_at: number;
}

/** A ticket that is private: it was opened so, or made so since. */
export interface TicketPrivacyTable {
  account: string;
  ticket: string;
  /** The Slack user who wanted it so. */
  by: string;
  at: number;
}

/** Who could read a channel when Slack last told. */
export interface ChannelAudienceTable {
  channel: string;
  /** 1: not everybody in the workspace. */
  is_private: number;
  /** 1: people of other organizations too. */
  is_shared: number;
  /** Since when it is known to be so. Also tells this state from earlier ones. */
  since: number;
}

/** What must happen once. */
export interface SeenTable {
  key: string;
  state: 'working' | 'done';
  result: string | null;
  at: number;
  /** The same by the ticket service's clock, where that was known. */
  service_at: number | null;
  /** Which version of the work it is the result of; of unfinished work those that were sent, separated by blanks. */
  version: string | null;
  /** The process that does the work, or did it. */
  owner: string | null;
}

/** What a person asked for, until it is answered. */
export interface InstructionTable {
  /** What the person did, and not how Slack delivered it. */
  key: string;
  /** The process that works on it; null: free for any. */
  owner: string | null;
  /** json: the payload as Slack sent it, without secrets. */
  body: string;
  /** 1: it held a secret, so it cannot be done again. */
  redacted: number;
  received_at: number;
  /** How many processes took it up before. */
  attempts: number;
  /** 1: Slack was told that it arrived. Otherwise the person was told that it may not have. */
  acknowledged: Generated<number>;
  /** 1: the person was told that it failed or may have, or was about to be: nobody does it again. */
  failed: Generated<number>;
}

/** Answers that Slack did not take yet. */
export interface LateAnswerTable {
  key: string;
  /** json: for whom, and what it says. */
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

/** What may expire. */
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
  /** json: ids of tickets. */
  known: string;
  /** Why Slack takes nothing there; new tickets are noted as missed meanwhile. */
  suspended: string | null;
  suspended_at: number | null;
  /** How many private tickets it was not told of. */
  left_out: Generated<number>;
}

/** A new ticket that a channel follows as soon as it takes posts again. */
export interface MissedTable {
  account: string;
  channel: string;
  ticket: string;
  at: number;
}

/** How far the list of an account's tickets was read for new ones; times of tickets are by the service's clock. */
export interface DiscoveryTable {
  account: string;
  /** What was created before is found; all from here on is read again and again. */
  mark: number;
  /** Where a reading in several parts has got to; null: at the mark. */
  reached: number | null;
  /** Milliseconds that the next part is wide; null: it has no end. */
  span: number | null;
  due_at: number;
  /** Grows with each claim, so that a reading that was overtaken is told from the present one. */
  round: Generated<number>;
  failures: Generated<number>;
  error: string | null;
}

/** A ticket that was seen in the list, kept as long as it can be seen again. */
export interface FoundTable {
  account: string;
  ticket: string;
  at: number;
}
