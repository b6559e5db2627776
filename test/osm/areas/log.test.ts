import { expect, it } from '@jest/globals';
import { createLog } from '../../../src/osm/areas/log.ts';
import type { Client } from '../../../src/osm/client.ts';

it('the log is read as far as it can be, with the kinds that the reference names', async () => {
  const asked: unknown[] = [];
  const answer = {
    total_count: '4',
    incident_operate_log_list: [
      { operate_type: 2, operator_name: 'maya', operate_desc: 'Urged', operate_time: '2026-01-02 03:04:05' },
      { operate_type: '114', operator_name: null, operator_id: 'u1', timestamp_operate_time: '2026-01-02T03:04:05Z' },
      { operate_type: 999, operate_desc: 'Moved' },
      null,
      {},
    ],
  };
  const client = {
    listCaseOperateLogs: (args: unknown) => {
      asked.push(args);
      return Promise.resolve(answer);
    },
  } as unknown as Client;
  const at = Date.UTC(2026, 0, 2, 3, 4, 5);
  expect(await createLog(client, 'group').list('CS1', { offset: 20, limit: 20 })).toEqual({
    total: 4,
    entries: [
      { kind: 'urged', by: 'maya', words: 'Urged', at },
      { kind: 'contact-changed', by: 'u1', words: undefined, at },
      { kind: 'other', by: undefined, words: 'Moved', at: undefined },
      { kind: 'other', by: undefined, words: undefined, at: undefined },
    ],
  });
  expect(asked).toEqual([{ path: { case_id: 'CS1' }, query: { group_id: 'group', offset: 20, limit: 20 } }]);
});
