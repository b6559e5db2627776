import type { MessageArea } from '../../tickets/messages/message-area.ts';
import type { Client } from '../client.ts';

/** @param groupId the IAM user group whose tickets are handled */
export function createMessages(client: Client, groupId: string | undefined): MessageArea {
  return {
    markRead: async (ticket) => {
      await client.updateNewInstantMessagesRead({ path: { case_id: ticket }, body: { group_id: groupId } });
    },
    withdraw: async (ticket, message) => {
      await client.revokeMessage({ path: { case_id: ticket, message_id: message } });
    },
  };
}
