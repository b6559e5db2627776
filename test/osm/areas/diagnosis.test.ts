import { afterEach, describe, expect, it } from '@jest/globals';
import { failureOf, startOsm, stopServers } from '../osm.ts';
import type { Reply } from '../server.ts';

afterEach(stopServers);

const key = { job: '7', region: 'r' };

describe('diagnoses', () => {
  it('name the servers of a region, with what the service tells of them', async () => {
    const result = [{ id: 's1', name: 'web-1', accessIPv4: '192.0.2.1' }, { id: 's2', accessIPv6: '2001:db8::1' }, {}];
    const { server, osm } = await startOsm(() => ({ json: { total_count: 3, result } }));
    expect(await osm.areas.diagnosis.resources('cn-north-4')).toEqual([
      { id: 's1', name: 'web-1', address: '192.0.2.1', eip: '192.0.2.1' },
      { id: 's2', name: 's2', address: '2001:db8::1' },
    ]);
    expect(JSON.parse(server.received[0]?.body.toString() ?? '')).toEqual({ region: 'cn-north-4' });
  });

  it('are none where the account has no such operation', async () => {
    const { osm } = await startOsm(() => ({ status: 404, json: { error_code: 'APIGW.0101', error_msg: 'no API' } }));
    expect(await osm.areas.diagnosis.resources('cn-north-4')).toBeUndefined();
  });

  // CreateDiagnoseJob of the reference: `params` is mandatory; "ECS needs eip, RDS instanceId".
  it('are started with the public address and the region, and need a job to go on with', async () => {
    const { server, osm } = await startOsm(() => ({ json: { job_id: 7 } }));
    expect(await osm.areas.diagnosis.start('r', '192.0.2.1')).toBe('7');
    expect(JSON.parse(server.received[0]?.body.toString() ?? '')).toEqual({
      type: 1,
      region_id: 'r',
      params: { eip: '192.0.2.1' },
    });
    const nothing = await startOsm(() => ({ json: {} }));
    expect(await failureOf(nothing.osm.areas.diagnosis.start('r', '192.0.2.1'))).toMatchObject({
      code: 'unreadable-answer',
      ambiguous: true,
    });
  });

  // ListDiagnoseJob of the reference: 0 preparing, 2 executing, 3 completed, 4 failed, 7 not executed, 8 unavailable.
  it.each([
    [0, 'running'],
    [2, 'running'],
    [3, 'completed'],
    ['3', 'completed'],
    [4, 'failed'],
    [7, 'skipped'],
    [8, 'unavailable'],
    [5, 'running'],
    [undefined, 'running'],
  ])('with status %p are %s', async (status, progress) => {
    const { osm } = await startOsm(() => ({ json: { status } }));
    expect(await osm.areas.diagnosis.state(key)).toEqual({ progress, checks: [] });
  });

  // ItemResultVo of the reference: `problem_level` 0 not executed, 3 normal, 4 abnormal; `visible` 0 is hidden.
  it('have the results of the checks that are to be shown', async () => {
    const items_result = [
      { status: 1, visible: 1, resource_id: 'disk', check_id: 'usage', check_name: 'Disk usage', problem_level: 4 },
      { visible: 1, check_id: 'load', check_name: 'CPU load', problem_level: 3 },
      { visible: 0, check_id: 'secret', check_name: 'Not for people', problem_level: 4 },
      { check_id: 'rules', problem_level: '0' },
      { visible: 1, check_id: 'new', problem_level: 9 },
      { visible: 1, problem_level: 4 },
      null,
    ];
    const { server, osm } = await startOsm(() => ({ json: { status: 3, items_result } }));
    expect(await osm.areas.diagnosis.state(key)).toEqual({
      progress: 'completed',
      checks: [
        { id: 'usage', name: 'Disk usage', result: 'abnormal' },
        { id: 'load', name: 'CPU load', result: 'normal' },
        { id: 'rules', result: 'skipped' },
        { id: 'new', result: 'unknown' },
        { result: 'abnormal' },
      ],
    });
    expect(Object.fromEntries(server.received[0]?.query ?? [])).toEqual({ job_id: '7', region_id: 'r' });
  });

  it('tell of checks, with names in the language and addresses that lead to the web', async () => {
    const item_results = [
      { level: 4, check_id: 'disk', check_name: '磁盘', check_name_en: 'Disk', suggestion: 'Free some space.' },
      { level: 3, check_id: 'rules', check_name_en: 'Rules', suggestion_url: 'https://example.com/rules' },
      { level: 0, check_id: 'cpu', check_name: '处理器', suggestion_url: 'javascript:alert(1)' },
      { level: 4 },
      { check_id: 'of-somebody-else', suggestion: 'Nothing' },
    ];
    const { osm } = await startOsm(() => ({ json: { item_results } }));
    const checks = ['disk', 'rules', 'cpu'];
    expect(await osm.areas.diagnosis.details(key, checks)).toEqual([
      { id: 'disk', name: 'Disk', advice: 'Free some space.' },
      { id: 'rules', name: 'Rules', url: 'https://example.com/rules' },
      { id: 'cpu', name: '处理器' },
    ]);
    expect((await osm.in('zh-cn').areas.diagnosis.details(key, checks))[0]?.name).toBe('磁盘');
  });

  describe('of which more is asked', () => {
    const checks = Array.from({ length: 12 }, (_, place) => `check-${'x'.repeat(20)}-${place}`);
    const refused: Reply = { json: { error_code: 'OSM.01010001', error_msg: 'parameter validation failed' } };
    const details = (ids: readonly string[]): Reply => ({
      json: {
        item_results: ids.filter((id) => checks.includes(id)).map((check_id) => ({ check_id, suggestion: 'Do.' })),
      },
    });
    type Service = (ids: string | readonly string[]) => Reply;
    const services: Readonly<Record<string, Service>> = {
      'takes commas': (ids) => (typeof ids === 'string' ? details(ids.split(',')) : refused),
      'takes semicolons': (ids) => (typeof ids === 'string' ? details(ids.split(';')) : refused),
      'takes a list, and refuses a text': (ids) => (typeof ids === 'string' ? refused : details(ids)),
      'takes a list, and fails over a text': (ids) => (typeof ids === 'string' ? { status: 500 } : details(ids)),
      'takes one at a time, and refuses all else': (ids) =>
        typeof ids === 'string' && !ids.includes(',') ? details([ids]) : refused,
      'answers the first only': (ids) => (typeof ids === 'string' ? details(ids.split(',').slice(0, 1)) : refused),
      'answers all, whatever it is asked': () => details(checks),
    };

    it.each(Object.entries(services))('all is told where the service %s', async (_, service) => {
      const { server, osm } = await startOsm(({ body }) =>
        service((JSON.parse(body.toString()) as { item_ids: string | string[] }).item_ids),
      );
      const found = await osm.areas.diagnosis.details(key, checks);
      expect(found.map(({ id }) => id).toSorted()).toEqual(checks.toSorted());
      for (const { body } of server.received) {
        const asked = JSON.parse(body.toString()) as Record<string, unknown>;
        expect(asked).toMatchObject({ job_id: '7', region_id: 'r' });
        // Reference: a text of 1 to 100 characters, or a list of 1 to 100.
        const length = (asked.item_ids as string | readonly string[]).length;
        expect(length >= 1 && length <= 100).toBe(true);
      }
    });

    it.each([
      ['refuses all', refused],
      ['knows nothing', { json: { item_results: [] } }],
      ['answers nothing', { json: {} }],
    ] as const)('nothing is told where the service %s, and it is left alone soon', async (_, reply) => {
      const { server, osm } = await startOsm(() => reply);
      expect(await osm.areas.diagnosis.details(key, checks)).toEqual([]);
      expect(server.received.length).toBeLessThan(25);
    });

    it('the failure is told where the service cannot be reached', async () => {
      const { osm } = await startOsm(() => (response) => response.destroy());
      expect(await failureOf(osm.areas.diagnosis.details(key, checks))).toMatchObject({ code: 'network' });
    });

    it('is nothing where there are no checks', async () => {
      const { server, osm } = await startOsm(() => refused);
      expect(await osm.areas.diagnosis.details(key, [])).toEqual([]);
      expect(server.received).toEqual([]);
    });
  });

  it('are remembered by the service, and can be rated', async () => {
    const records = [
      { job_id: '7', params: { eip: '192.0.2.1' }, create_time: 1_767_323_045, red_count: 2 },
      { id: '8' },
      { id: '9', status: '3', red_count: 1 },
      { id: '10', status: '4', red_count: 0 },
      { id: '11', status: '2', red_count: 0 },
      {},
    ];
    const { server, osm } = await startOsm(({ method }) => ({ json: method === 'GET' ? { records } : {} }));
    expect(await osm.areas.diagnosis.records(10, 'r')).toEqual([
      { job: '7', resource: '192.0.2.1', at: Date.UTC(2026, 0, 2, 3, 4, 5), problems: 2 },
      { job: '8' },
      { job: '9', problems: 1 },
      { job: '10' },
      { job: '11' },
    ]);
    await osm.areas.diagnosis.records(1);
    expect(server.received.map(({ query }) => query.toString())).toEqual([
      'page_no=1&page_size=10&region_id=r&type=1',
      'page_no=1&page_size=1&type=1',
    ]);
    await osm.areas.diagnosis.rate(true);
    expect(JSON.parse(server.received[2]?.body.toString() ?? '')).toEqual({ type: 1, is_helpful: true });
  });
});
