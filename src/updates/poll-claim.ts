import type { RoomyGroup } from '../store/group-capacity.ts';
import type { Lease } from '../store/leases.ts';
import type { PollGroup } from '../store/poll-groups.ts';
import type { Member } from '../store/tickets.ts';
import type { Timing } from './timing.ts';

/** A group that this process is reading, with its state at the time of the claim. */
export interface PollClaim {
  readonly lease: Lease;
  readonly group: PollGroup;
  readonly members: readonly Member[];
  /** Groups that tickets of this one can move to, as they were before the read. */
  readonly roomyGroups: readonly RoomyGroup[];
  /** How many calls the budget allows this poll, and whether calls are short; see `Reserved`. */
  readonly calls: number;
  readonly short: boolean;
  /** Consecutive failed polls of the account so far. */
  readonly failures: number;
  /** The feed is tried although the group is read without it: it may exist by now. */
  readonly asksFeed: boolean;
  /** Consecutive polls in which the feed was missing or failed so far. */
  readonly feedFailures: number;
  /** When it was claimed, before the first call; epoch milliseconds. */
  readonly at: number;
}

export interface PollTurn {
  /** Unique for each start of a process. */
  readonly owner: string;
  readonly now: number;
  readonly timing: Timing;
  /** Whether this process is responsible for a group; undefined if no other process is running. */
  readonly isMine?: ((group: string) => boolean) | undefined;
}
