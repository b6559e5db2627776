import { afterEach, expect, it } from '@jest/globals';
import { startOsm, stopServers } from '../osm.ts';

afterEach(stopServers);

const at = Date.UTC(2026, 0, 2, 3, 4, 5);

it('the log is read as far as it can be, with the kinds that the reference names', async () => {
  const incident_operate_log_list = [
    { operate_type: 2, operator_name: 'maya', operate_desc: 'Urged', operate_time: '2026-01-02 03:04:05' },
    { operate_type: '114', operator_name: null, operator_id: 'u1', timestamp_operate_time: '2026-01-02T03:04:05Z' },
    { operate_type: 999, operate_desc: 'Moved' },
    null,
    {},
  ];
  const { server, osm } = await startOsm(() => ({ json: { total_count: '4', incident_operate_log_list } }), {
    groupId: 'group',
  });
  expect(await osm.areas.log.list('CS1', { offset: 20, limit: 20 })).toEqual({
    total: 4,
    entries: [
      { kind: 'urged', by: 'maya', words: 'Urged', at },
      { kind: 'contact-changed', by: 'u1', words: undefined, at },
      { kind: 'other', by: undefined, words: 'Moved', at: undefined },
      { kind: 'other', by: undefined, words: undefined, at: undefined },
    ],
  });
  expect(server.received[0]?.target).toContain('/cases/CS1/operate-logs?');
  expect(Object.fromEntries(server.received[0]?.query ?? [])).toEqual({ group_id: 'group', offset: '20', limit: '20' });
});

// IncidentOperateLogV2 of the reference: `operate_time` is a string without a form, `timestamp_operate_time` a date-time.
it.each([
  ['of another zone', '2026-01-02 11:04:05', '2026-01-02T03:04:05Z', at],
  ['in milliseconds', String(at + 999), '2026-01-02T03:04:05.000Z', at],
  ['in words', '3 minutes ago', '2026-01-02 03:04:05', at],
  ['absent', null, '2026-01-02T11:04:05+08:00', at],
  ['the only one', '2026-01-02 03:04:05', null, at],
  ['the only one that can be read', '2026-01-02 03:04:05', 'soon', at],
  ['none', undefined, undefined, undefined],
])('the typed time counts where the text is %s', async (_, operate_time, timestamp_operate_time, expected) => {
  const { osm } = await startOsm(() => ({
    json: { incident_operate_log_list: [{ operate_type: 2, operate_time, timestamp_operate_time }] },
  }));
  const { entries } = await osm.areas.log.list('CS1', { offset: 0, limit: 20 });
  expect(entries.map((entry) => entry.at)).toEqual([expected]);
});
