import type { RoomyGroup } from '../store/group-capacity.ts';
import type { Lease } from '../store/leases.ts';
import type { PollGroup } from '../store/poll-groups.ts';
import type { Member } from '../store/tickets.ts';
import type { Timing } from './timing.ts';

/** A group that this process reads now, as it was when it was claimed. */
export interface PollClaim {
  readonly lease: Lease;
  readonly group: PollGroup;
  readonly members: readonly Member[];
  /** Groups that tickets of this one may move to, as they were before it is read. */
  readonly roomyGroups: readonly RoomyGroup[];
  /** How many calls the budget allows this poll, and whether they are short; see `Reserved`. */
  readonly calls: number;
  readonly short: boolean;
  /** Failed polls of the account in a row, up to now. */
  readonly failures: number;
  /** The feed is asked although the group is read without it: it may be there by now. */
  readonly asksFeed: boolean;
  /** How often in a row the feed was missing or failed, up to now. */
  readonly feedFailures: number;
  /** When it was claimed, epoch milliseconds; before the first call. */
  readonly at: number;
}

export interface PollTurn {
  /** Unique for each start of a process. */
  readonly owner: string;
  readonly now: number;
  readonly timing: Timing;
  /** Whether a group is this process's own to read; absent where no other process is there. */
  readonly isMine?: ((group: string) => boolean) | undefined;
}
