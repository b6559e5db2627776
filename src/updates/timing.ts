/** All in milliseconds, where nothing else is said. */
export interface Timing {
  /** Between two readings of a group of active tickets, and of the quietest ones. */
  readonly pollInterval: number;
  readonly maxPollInterval: number;
  /** How long a ticket is followed after it is final, and after the last sign of life since. */
  readonly followFinal: number;
  /** Each ticket is read as a whole that often, so that what the feed skipped is found. */
  readonly checkInterval: number;
  /**
   * How long newer messages wait for older ones that may have been passed over, while the ticket cannot be read by itself.
   * Then they are told without those: nobody waits for an answer that is there because of one that may not exist.
   */
  readonly gapWait: number;
  /** Between two sweeps of the open tickets, which find silent changes of status, and new tickets. */
  readonly sweepInterval: number;
  /** Between two looks at the creation window, for what began and ended between two sweeps. */
  readonly discoverInterval: number;
  /** Between two counts of unread messages, which find what the feed missed. */
  readonly unreadInterval: number;
  /** The service has to say that often that there is no such ticket, and that much time apart, before it counts as gone. */
  readonly absentTimes: number;
  readonly absentAgain: number;
  /** How often a ticket that is gone is looked at, and for how long. */
  readonly lookInterval: number;
  readonly lookFor: number;
  /** Tickets that one sweep may read by themselves because no list shows them. */
  readonly readsPerSweep: number;
  /** Whether messages come from the feed; false: each ticket is read by itself. */
  readonly useFeed: boolean;
  /** Tickets that one poll may read as a whole for that. */
  readonly checksPerPoll: number;
  /** Between two looks at the requests for access of an account. */
  readonly accessInterval: number;
  /** Between two looks at whether the giver of a first approval may still approve, as long as a second one is awaited. */
  readonly approverInterval: number;
  /** How long before access ends its threads hear of it; 0: not at all. */
  readonly accessReminder: number;
  /** How late a ticket may show up in the list of tickets: so much of it is read again each time. */
  readonly listOverlap: number;
  /** The ceiling of the pause after failed readings, and where Slack takes nothing from the app. */
  readonly maxBackoff: number;
  /** Calls a minute that all polls of an account may make together. */
  readonly callsPerMinute: number;
  /** Tickets that one poll may read one by one, beside the feed or where there is none. */
  readonly readsPerPoll: number;
  /** How many groups are read at the same time. */
  readonly pollsAtOnce: number;
  /** How long a claim holds. A call starts only while the claim covers the settle time too. */
  readonly lease: number;
  /** How often a process says that it lives. */
  readonly heartbeat: number;
  /**
   * After so long without a sign of life a process counts as dead, and after so long anybody does what another left undone.
   * Far shorter than `lease`, because it frees readings only, which have no effect outside.
   */
  readonly takeover: number;
  /** How long one call to post may take. */
  readonly sendTimeout: number;
  /** How long after its start a call may still have an effect: an unclear one is not looked up sooner. */
  readonly settle: number;
  /** Between two messages in a channel; Slack allows one a second. */
  readonly spacing: number;
  /** How many channels are posted to at the same time. */
  readonly sendsAtOnce: number;
  /** The ceiling of the pause between two tries of a message. */
  readonly maxRetryDelay: number;
  /**
   * How often a message is tried, or looked up in vain, before it becomes a dead letter. Not a time, because that goes on
   * where nobody tries: the process was down, or the link suspended.
   */
  readonly maxTries: number;
  /** The longest sleep: bounds how late news from another process are noticed. */
  readonly idle: number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * The timing that differs from the default in this. Sweeps and looks for new tickets keep their distance to polls, unless they
 * are told.
 */
export function timingOf(changed: Partial<Timing> | undefined): Timing {
  const pollInterval = changed?.pollInterval ?? defaultTiming.pollInterval;
  const paced = { sweepInterval: 4 * pollInterval, discoverInterval: 40 * pollInterval };
  return { ...defaultTiming, ...paced, ...changed };
}

/** With a time-out of 10 s, a settle time of 30 s and a lease of 60 s no message was doubled in trials with crashes. */
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
  // With the pauses between them that is about two days.
  maxTries: 60,
  idle: 15 * second,
};

export interface OutcomeContext {
  readonly now: number;
  readonly timing: Timing;
  readonly random: () => number;
}
