import type { Given, ParameterArea } from '../../tickets/parameters/parameters.ts';
import type { Client } from '../client.ts';
import { isRecord, records, text } from '../mapping/values.ts';

export function createParameters(client: Client, groupId: string | undefined): ParameterArea {
  return {
    show: async (ticket) => {
      const answer = await client.showCaseExtendsParam({ path: { case_id: ticket }, query: { group_id: groupId } });
      return givenIn(answer);
    },
    add: async (ticket, extends_map) => {
      await client.createCaseExtendsParam({ path: { case_id: ticket }, body: { group_id: groupId, extends_map } });
    },
  };
}

/**
 * Reads the parameters in an answer. The contract doesn't say where they are, so this accepts the forms that the API uses
 * elsewhere: a map in `extends_map`, as it is sent, or a list in `extends_params`.
 */
function givenIn(answer: Readonly<Record<string, unknown>>): Given[] {
  const { extends_map: map, extends_params: list } = answer;
  const pairs: readonly (readonly [unknown, unknown])[] = isRecord(map)
    ? Object.entries(map)
    : records(Array.isArray(list) ? list.filter(isRecord) : []).map((one) => [
        one.param_key,
        one.param_value ?? one.value,
      ]);
  return pairs.flatMap(([name, worth]) => {
    const [key, value] = [text(name), text(Array.isArray(worth) ? worth.join(', ') : worth)];
    return key === undefined || value === undefined ? [] : [{ key, value }];
  });
}
