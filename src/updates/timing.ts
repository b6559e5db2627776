/** All in milliseconds unless stated otherwise. */
export interface Timing {
  /** Between two reads of a group of active tickets, and of the quietest ones. */
  readonly pollInterval: number;
  readonly maxPollInterval: number;
  /** How long a ticket is followed after it becomes final, and after the last activity since. */
  readonly followFinal: number;
  /** Between two full reads of a ticket, which find what the feed skipped. */
  readonly checkInterval: number;
  /**
   * How long newer messages wait for older ones that may have been skipped, while the ticket can't be read
   * individually. After that they are posted without the older ones: an answer that exists must not wait for one that
   * may not.
   */
  readonly gapWait: number;
  /** Between two sweeps of the open tickets, which find silent status changes and new tickets. */
  readonly sweepInterval: number;
  /** Between two checks of recently created tickets, for those that were opened and closed between two sweeps. */
  readonly discoverInterval: number;
  /** Between two counts of unread messages, which find what the feed missed. */
  readonly unreadInterval: number;
  /**
   * How many times, and how far apart, the service must report that a ticket doesn't exist before it counts as gone.
   */
  readonly absentTimes: number;
  readonly absentAgain: number;
  /** How often a ticket that is gone is checked, and for how long. */
  readonly lookInterval: number;
  readonly lookFor: number;
  /** How many tickets one sweep can read individually because no list shows them. */
  readonly readsPerSweep: number;
  /** Whether messages come from the feed; false: each ticket is read individually. */
  readonly useFeed: boolean;
  /** How many routine full reads one poll can do. */
  readonly checksPerPoll: number;
  /** Between two checks of the account's access requests. */
  readonly accessInterval: number;
  /** Between two checks of whether the giver of a first approval can still approve, while the second one is missing. */
  readonly approverInterval: number;
  /** How long before access ends its threads are reminded; 0 turns reminders off. */
  readonly accessReminder: number;
  /** How late a ticket can appear in the list: this much of the list is read again each time. */
  readonly listOverlap: number;
  /** The maximum pause after failed reads, and while Slack refuses all calls from the app. */
  readonly maxBackoff: number;
  /** Calls per minute for all polls of an account together (a number). */
  readonly callsPerMinute: number;
  /** How many tickets one poll can read one by one, in addition to the feed or without it. */
  readonly readsPerPoll: number;
  /** How many groups are read at the same time. */
  readonly pollsAtOnce: number;
  /** How long a claim lasts. A call starts only while the claim also covers the settle time. */
  readonly lease: number;
  /** How often a process sends its heartbeat. */
  readonly heartbeat: number;
  /**
   * How long without a heartbeat until a process counts as dead, and until other processes do the work it left. Much
   * shorter than `lease`, because it only releases reads, which have no outside effect.
   */
  readonly takeover: number;
  /** The timeout of a call that posts. */
  readonly sendTimeout: number;
  /** How long after its start a call can still take effect: an unclear one isn't looked up earlier. */
  readonly settle: number;
  /** Between two messages in a channel; Slack allows one per second. */
  readonly spacing: number;
  /** How many channels are posted to at the same time. */
  readonly sendsAtOnce: number;
  /** The maximum pause between two attempts to post a message. */
  readonly maxRetryDelay: number;
  /**
   * How many times a message is tried, or looked up without result, before it becomes a dead letter. This isn't a
   * duration, because time also passes while nobody tries: the process was down, or the link was paused.
   */
  readonly maxTries: number;
  /** The longest sleep: limits how late news from another process are noticed. */
  readonly idle: number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * The default timing with the given overrides. Sweeps and checks for new tickets scale with `pollInterval` unless they
 * are set.
 */
export function timingOf(changed: Partial<Timing> | undefined): Timing {
  const pollInterval = changed?.pollInterval ?? defaultTiming.pollInterval;
  const paced = { sweepInterval: 4 * pollInterval, discoverInterval: 40 * pollInterval };
  return { ...defaultTiming, ...paced, ...changed };
}

/** In crash tests, no message was duplicated with a timeout of 10 s, a settle time of 30 s and a lease of 60 s. */
export const defaultTiming: Timing = {
  pollInterval: 15 * second,
  maxPollInterval: 10 * minute,
  followFinal: 24 * hour,
  checkInterval: 24 * hour,
  gapWait: 5 * minute,
  sweepInterval: minute,
  discoverInterval: 10 * minute,
  unreadInterval: 10 * minute,
  absentTimes: 3,
  absentAgain: 5 * minute,
  lookInterval: 24 * hour,
  lookFor: 30 * 24 * hour,
  readsPerSweep: 50,
  useFeed: true,
  checksPerPoll: 5,
  accessInterval: minute,
  approverInterval: 5 * minute,
  accessReminder: 10 * minute,
  listOverlap: 30 * minute,
  maxBackoff: 5 * minute,
  callsPerMinute: 600,
  readsPerPoll: 10,
  pollsAtOnce: 4,
  lease: minute,
  heartbeat: 2 * second,
  takeover: 6 * second,
  sendTimeout: 10 * second,
  settle: 30 * second,
  spacing: second,
  sendsAtOnce: 16,
  maxRetryDelay: 2 * hour,
  // About two days, with the pauses in between.
  maxTries: 60,
  idle: 15 * second,
};

/**
 * What is needed to schedule the next attempt. `now` is epoch milliseconds, `random` returns a number from 0 up to 1.
 */
export interface OutcomeContext {
  readonly now: number;
  readonly timing: Timing;
  readonly random: () => number;
}
