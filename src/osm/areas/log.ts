import type { LogArea, LogEntry, LogKind } from '../../tickets/log/log.ts';
import type { Client } from '../client.ts';
import { parseTime } from '../mapping/time.ts';
import { integer, records, text } from '../mapping/values.ts';
import type { components } from '../schema.d.ts';

type Source = Partial<components['schemas']['IncidentOperateLogV2']>;

/** The documented values of `operate_type`. */
const kinds: ReadonlyMap<number, LogKind> = new Map([
  [0, 'created'],
  [2, 'urged'],
  [3, 'closed'],
  [4, 'canceled'],
  [5, 'rated'],
  [13, 'deleted'],
  [16, 'refused'],
  [73, 'access-granted'],
  [74, 'access-rejected'],
  [83, 'access-canceled'],
  [84, 'exported'],
  [85, 'answered'],
  [114, 'contact-changed'],
  [115, 'contact-removed'],
]);

export function createLog(client: Client, groupId: string | undefined): LogArea {
  return {
    list: async (ticket, { offset, limit }) => {
      const query = { group_id: groupId, offset, limit };
      const answer = await client.listCaseOperateLogs({ path: { case_id: ticket }, query });
      const entries = records(answer.incident_operate_log_list).map(toEntry);
      return { total: integer(answer.total_count), entries };
    },
  };
}

function toEntry(source: Source): LogEntry {
  return {
    kind: kinds.get(integer(source.operate_type) ?? -1) ?? 'other',
    by: text(source.operator_name) ?? text(source.operator_id),
    words: text(source.operate_desc),
    // Only this one of the two has a documented format; the official SDKs read it as a date and time.
    at: parseTime(source.timestamp_operate_time) ?? parseTime(source.operate_time),
  };
}
