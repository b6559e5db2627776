import type { MessageArea } from '../../tickets/messages/message-area.ts';
import type { Client } from '../client.ts';
import { isMissingOperation } from '../errors.ts';
import { integer, records, text } from '../mapping/values.ts';

/** Milliseconds that a list waits for the numbers of unread messages: they are not worth more. */
const patience = 2000;

/** @param groupId the IAM user group whose tickets are worked on */
export function createMessages(client: Client, groupId: string | undefined): MessageArea {
  async function unread(tickets: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const query = { case_ids: tickets, group_id: groupId };
    const signal = AbortSignal.timeout(patience);
    const { imunread } = await client.listUnreadNewInstantMessages({ query }, { signal });
    const counts = records(imunread).flatMap(({ incident_id, unread_num }) => {
      const [ticket, count] = [text(incident_id), integer(unread_num)];
      return ticket === undefined || count === undefined ? [] : [[ticket, count] as const];
    });
    return new Map(counts);
  }

  return {
    unread: async (tickets) => {
      try {
        return await unread(tickets);
      } catch (error) {
        if (isMissingOperation(error)) return new Map();
        throw error;
      }
    },
    markRead: async (ticket) => {
      await client.updateNewInstantMessagesRead({ path: { case_id: ticket }, body: { group_id: groupId } });
    },
    withdraw: async (ticket, message) => {
      await client.revokeMessage({ path: { case_id: ticket, message_id: message } });
    },
  };
}
