import type { MessageArea } from '../../tickets/messages/message-area.ts';
import type { Client } from '../client.ts';
import { isMissingOperation } from '../errors.ts';
import { readUnread } from '../unread.ts';

/** Milliseconds that a list waits for the numbers of unread messages: they are not worth more. */
const patience = 2000;

/** @param groupId the IAM user group whose tickets are worked on */
export function createMessages(client: Client, groupId: string | undefined): MessageArea {
  return {
    unread: async (tickets) => {
      try {
        return await readUnread(client, tickets, groupId, AbortSignal.timeout(patience));
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
