import type { Timing } from './timing.ts';

/** What a poll was, for the time of the next one. */
export interface Pace {
  readonly reading: 'feed' | 'each';
  /** When its first call began, and what time it is; epoch milliseconds. */
  readonly at: number;
  readonly now: number;
  /** The calls it took. */
  readonly calls: number;
  /** How many groups of the account share its budget of calls. */
  readonly groups: number;
}

/** When a group is due again, epoch milliseconds. */
export function nextDue({ reading, at, now, calls, groups }: Pace, timing: Timing): number {
  const regular = Math.max(at + timing.pollInterval, now);
  if (reading === 'feed') return regular;
  return Math.max(regular, at + (calls * groups * 60_000) / timing.callsPerMinute);
}

/** How many tickets of a group are read in one poll, where each takes two calls. */
export function ticketsPerPoll(groups: number, { callsPerMinute, pollInterval }: Timing): number {
  return Math.max(1, Math.floor((callsPerMinute * pollInterval) / 60_000 / 2 / groups));
}
