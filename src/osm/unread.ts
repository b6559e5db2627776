import type { Client } from './client.ts';
import { countOf } from './list-answer.ts';
import { records, text } from './mapping/values.ts';

/**
 * Reads the number of unread messages of tickets.
 * @param ids up to 100 tickets
 * @param groupId the IAM user group whose tickets are handled
 * @returns the numbers by ticket
 */
export async function readUnread(
  client: Client,
  ids: readonly string[],
  groupId: string | undefined,
): Promise<ReadonlyMap<string, number>> {
  const query = { case_ids: ids, group_id: groupId };
  const { imunread } = await client.listUnreadNewInstantMessages({ query });
  const counts = records(imunread).flatMap(({ incident_id, unread_num }) => {
    const [ticket, count] = [text(incident_id), countOf(unread_num)];
    return ticket === undefined || count === undefined ? [] : [[ticket, count] as const];
  });
  return new Map(counts);
}
