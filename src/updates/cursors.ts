import type { PollGroup } from '../store/poll-groups.ts';

/** Where the next feed call of a group continues; see `PollGroupTable`. */
export type Cursors = Pick<PollGroup, 'cursor' | 'ahead'>;

/**
 * The cursors after a feed call. The next call continues from the cursor before the last one, so that a message that
 * becomes visible late isn't lost (FACTS, "Polling" 1).
 * @param given the cursor that the feed returned; undefined if it returned none
 * @param anew whether the feed was called without a cursor
 */
export function advance({ cursor, ahead }: Cursors, given: string | undefined, anew: boolean): Cursors {
  if (given === undefined) return anew ? { cursor: null, ahead: null } : { cursor, ahead };
  return { cursor: anew ? given : (ahead ?? given), ahead: given };
}
