import type { ReportArea } from '../../tickets/reports/report-area.ts';
import type { Client } from '../client.ts';
import { missing } from '../missing.ts';
import { countOf } from '../list-answer.ts';
import { formatTime, zone } from '../mapping/time.ts';
import { integer, records } from '../mapping/values.ts';
import { readBytes } from '../reading.ts';

/** The largest export, in bytes; 100 tickets take far less. */
const largestFile = 50 * 1024 * 1024;

/**
 * @param language as in X-Language
 * @param groupId the IAM user group whose tickets are handled; counts and exports can't be limited to it
 */
export function createReports(client: Client, language: string, groupId: string | undefined): ReportArea {
  const time = (at: number | undefined) => (at === undefined ? undefined : formatTime(at));
  return {
    ownOnly: groupId !== undefined,
    counts: async () => {
      const { incident_status_counts } = await client.listCaseCounts();
      return records(incident_status_counts).flatMap((source) => {
        const status = integer(source.status);
        const count = countOf(source.count) ?? missing('listCaseCounts', 'numbers that can be read');
        return status === undefined ? [] : [{ status, count }];
      });
    },
    mayExport: async () => {
      const { has_privilege } = await client.listPrivileges({ query: { privilege: 'export' } });
      return integer(has_privilege) === 1;
    },
    export: async ({ status, from, to, owner, word, offset, limit }) => {
      const { stream } = await client.downloadCases({
        query: {
          ...{ language, timezone: zone, search_key: word, status, sub_customer_id: owner, offset, limit },
          query_start_time: time(from),
          query_end_time: time(to),
        },
      });
      return readBytes(stream, largestFile);
    },
  };
}
