import type { RelationArea } from '../../tickets/related/relations.ts';
import type { Client } from '../client.ts';
import { listed, text } from '../mapping/values.ts';

/** @param groupId the IAM user group whose tickets are handled */
export function createRelations(client: Client, groupId: string | undefined): RelationArea {
  return {
    list: async (ticket) => {
      const answer = await client.listRelation({ path: { case_id: ticket } });
      return listed(answer.case_relation_list)?.flatMap((source) => {
        const id = text(source.case_id);
        return id === undefined ? [] : [{ id, description: text(source.simple_description) }];
      });
    },
    add: async (ticket, others) => {
      const body = { related_id_list: [...others], group_id: groupId };
      await client.createRelations({ path: { case_id: ticket }, body });
    },
    remove: async (ticket, other) => {
      await client.deleteRelation({ path: { case_id: ticket }, body: { related_id: other, group_id: groupId } });
    },
  };
}
