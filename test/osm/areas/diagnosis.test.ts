import { afterEach, describe, expect, it } from '@jest/globals';
import { failureOf, startOsm, stopServers } from '../osm.ts';

afterEach(stopServers);

describe('diagnoses', () => {
  it('name the servers of a region, with what the service tells of them', async () => {
    const result = [{ id: 's1', name: 'web-1', accessIPv4: '192.0.2.1' }, { id: 's2', accessIPv6: '2001:db8::1' }, {}];
    const { server, osm } = await startOsm(() => ({ json: { total_count: 3, result } }));
    expect(await osm.areas.diagnosis.resources('cn-north-4')).toEqual([
      { id: 's1', name: 'web-1', address: '192.0.2.1' },
      { id: 's2', name: 's2', address: '2001:db8::1' },
    ]);
    expect(JSON.parse(server.received[0]?.body.toString() ?? '')).toEqual({ region: 'cn-north-4' });
  });

  it('are none where the account has no such operation', async () => {
    const { osm } = await startOsm(() => ({ status: 404, json: { error_code: 'APIGW.0101', error_msg: 'no API' } }));
    expect(await osm.areas.diagnosis.resources('cn-north-4')).toBeUndefined();
  });

  it('are started with server and region, and need a job to go on with', async () => {
    const { server, osm } = await startOsm(() => ({ json: { job_id: 7 } }));
    expect(await osm.areas.diagnosis.start('r', { id: 's1', name: 'web-1' })).toBe('7');
    expect(JSON.parse(server.received[0]?.body.toString() ?? '')).toEqual({
      type: 1,
      region_id: 'r',
      params: { resource_id: 's1', resource_name: 'web-1' },
    });
    const nothing = await startOsm(() => ({ json: {} }));
    expect(await failureOf(nothing.osm.areas.diagnosis.start('r', { id: 's1', name: 'web-1' }))).toMatchObject({
      code: 'unreadable-answer',
      ambiguous: true,
    });
  });

  it.each([
    [0, true],
    [2, true],
    [3, false],
    [4, false],
    [7, false],
    [8, false],
  ])('with status %d: running is %s', async (status, running) => {
    const { osm } = await startOsm(() => ({ json: { status, items_result: [{ status: 3 }, { status: 0 }] } }));
    expect(await osm.areas.diagnosis.state('7')).toEqual({ running, finished: 1, checks: 2 });
  });

  it('find things, with names in the language and addresses that lead to the web', async () => {
    const item_results = [
      { level: 4, check_id: 'disk', check_name: '磁盘', check_name_en: 'Disk', suggestion: 'Free some space.' },
      { level: 3, check_name_en: 'Rules', suggestion_url: 'https://example.com/rules' },
      { level: 0, check_name: '处理器', suggestion_url: 'javascript:alert(1)' },
      { level: 4 },
    ];
    const { osm } = await startOsm(() => ({ json: { item_results } }));
    expect(await osm.areas.diagnosis.findings('7')).toEqual([
      { id: 'disk', name: 'Disk', level: 'problem', advice: 'Free some space.' },
      { id: 'Rules', name: 'Rules', level: 'warning', url: 'https://example.com/rules' },
      { id: '处理器', name: '处理器', level: 'fine' },
    ]);
    expect((await osm.in('zh-cn').areas.diagnosis.findings('7'))[0]?.name).toBe('磁盘');
  });

  it('are remembered by the service, and can be rated', async () => {
    const records = [
      { job_id: '7', params: { resource_name: 'web-1' }, create_time: 5, red_count: 2 },
      { id: '8' },
      {},
    ];
    const { server, osm } = await startOsm(({ method }) => ({ json: method === 'GET' ? { records } : {} }));
    expect(await osm.areas.diagnosis.records(10)).toEqual([
      { job: '7', resource: 'web-1', at: 5, problems: 2 },
      { job: '8', problems: 0 },
    ]);
    await osm.areas.diagnosis.rate(true);
    expect(JSON.parse(server.received[1]?.body.toString() ?? '')).toEqual({ type: 1, is_helpful: true });
  });
});
