import type { PollGroup } from '../store/poll-groups.ts';

/** Where a group's readings of the feed go on; see `PollGroupTable`. */
export type Cursors = Pick<PollGroup, 'cursor' | 'ahead'>;

/**
 * The cursors after a call of the feed. The next call goes on from the cursor before the last, so that a message that
 * becomes visible late is not lost (FACTS, "Polling" 1).
 * @param given by the feed; undefined where it gave none
 * @param anew whether it was asked without a cursor
 */
export function advance({ cursor, ahead }: Cursors, given: string | undefined, anew: boolean): Cursors {
  if (given === undefined) return anew ? { cursor: null, ahead: null } : { cursor, ahead };
  return { cursor: anew ? given : (ahead ?? given), ahead: given };
}
