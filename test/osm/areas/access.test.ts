import { afterEach, describe, expect, it } from '@jest/globals';
import { failureOf, startOsm, stopServers } from '../osm.ts';

afterEach(stopServers);

describe('requests for access', () => {
  it('are read with their hosts, also where the service leaves out what it was asked by', async () => {
    const { osm } = await startOsm(() => ({
      json: {
        status: '0',
        incident_id: 'CS1',
        auth_expire_time: '2026-01-02 03:04:05',
        incident_auth_detail_list: [
          { id: '7', type: 1, port: '22', account: 'root', instance_name: 'web-1' },
          null,
          {},
        ],
      },
    }));
    expect(await osm.areas.access.show('A1')).toMatchObject({
      request: { id: 'A1', state: 0, endsAt: Date.UTC(2026, 0, 2, 3, 4, 5), hosts: ['web-1'] },
      ticket: 'CS1',
      hosts: [{ id: '7', name: 'web-1', port: 22, account: 'root' }],
    });
    const nothing = await startOsm(() => ({ json: {} }));
    expect(await failureOf(nothing.osm.areas.access.show('A1'))).toMatchObject({ code: 'unreadable-answer' });
  });

  // ShowAuthorizationDetail of the reference and the SDKs: `type` 0 is the console, 1 a host.
  it.each([
    ['the console alone', [{ id: 1, type: 0 }], [], true],
    ['the console, with fields that mean nothing there', [{ id: 1, type: 0, port: 0, account: '' }], [], true],
    ['the console by an account', [{ id: 1, type: 0, account: 'company', instance_name: 'console' }], [], true],
    ['a host alone', [{ id: 7, type: 1, port: 22, account: 'root' }], ['7'], false],
    ['a host that shows nothing', [{ id: 7, type: 1 }], ['7'], false],
    [
      'a host and the console',
      [
        { id: 7, type: '1', port: 22 },
        { id: 1, type: '0' },
      ],
      ['7'],
      true,
    ],
    ['what no page names, which shows a host', [{ id: 7, type: 2, instance_name: 'web-1' }], ['7'], false],
    ['what no page names, which shows nothing', [{ id: 7, type: 2 }], [], false],
    ['a host without a type', [{ id: 7, port: 22, account: 'root' }], ['7'], false],
    ['nothing', null, [], false],
  ])('tell what they are about: %s', async (_, list, hosts, console) => {
    const { osm } = await startOsm(() => ({
      json: {
        id: 'A1',
        status: 0,
        incident_auth_detail_list: list,
        count: 1,
        incident_auth_list: [{ id: 'A1', status: 0 }],
      },
    }));
    const detail = await osm.areas.access.show('A1');
    expect(detail.hosts.map(({ id }) => id)).toEqual(hosts);
    expect(detail.console).toBe(console);
    expect(await osm.areas.access.list('CS1')).toMatchObject([{ id: 'A1', console, hosts: detail.request.hosts }]);
  });

  it('are granted without any login where none is given', async () => {
    const { server, osm } = await startOsm(() => ({ json: {} }));
    await osm.areas.access.grant('A1', { from: 1000, until: 2000, logins: [] });
    await osm.areas.access.grant('A1', { from: 1000, until: 2000, agency: 'G1', logins: [] });
    const window = { auth_effective_time: 1000, auth_expire_time: 2000 };
    expect(server.received.map(({ body }) => JSON.parse(body.toString()) as unknown)).toEqual([
      window,
      { ...window, agency_id: 'G1' },
    ]);
  });

  it('are granted with the window, the way and the group, and rejected with the reason', async () => {
    const { server, osm } = await startOsm(() => ({ json: {} }), { groupId: 'group' });
    const login = { host: '7', port: 22, account: 'root', password: 'p' };
    await osm.areas.access.grant('A1', { from: 1000, until: 2000, agency: 'G1', logins: [login] });
    await osm.areas.access.reject('A1', 'No need');
    await osm.areas.access.cancel('A1');
    await osm.areas.access.verifyHost(login);
    expect(
      server.received.map(({ method, target }) => `${method} ${target.replace('/v2/servicerequest', '')}`),
    ).toEqual([
      'PUT /authorizations/A1',
      'PUT /authorizations/A1/action?action_id=reject',
      'PUT /authorizations/A1/action?action_id=cancel',
      'POST /authorizations/authorization-details/7/verify-host',
    ]);
    expect(server.received.map(({ body }) => JSON.parse(body.toString()) as unknown)).toEqual([
      {
        auth_effective_time: 1000,
        auth_expire_time: 2000,
        agency_id: 'G1',
        auth_detail_list: [{ auth_detail_id: 7, port: 22, account: 'root', password: 'p' }],
        group_id: 'group',
      },
      { reject_reason: 'No need', group_id: 'group' },
      { group_id: 'group' },
      { port: 22, account: 'root', password: 'p', group_id: 'group' },
    ]);
  });

  it('are refused without a word that could repeat a password', async () => {
    const password = 'canary "pass\\word';
    const login = { host: '7', port: 22, account: 'root', password };
    const { osm } = await startOsm(({ body }) => ({
      json: { error_code: 'OSM.01010003', error_msg: `no such login: ${body.toString()}` },
    }));
    for (const call of [
      () => osm.areas.access.verifyHost(login),
      () => osm.areas.access.grant('A1', { from: 1, until: 2, logins: [login] }),
    ]) {
      const failure = await failureOf(call());
      expect(failure).toMatchObject({ code: 'OSM.01010003', refusal: true });
      expect(`${failure.message} ${failure.detail ?? ''} ${failure.stack ?? ''}`).not.toContain('canary');
    }
    const plain = await failureOf(osm.areas.access.grant('A1', { from: 1, until: 2, agency: 'G1', logins: [] }));
    expect(plain.detail).toContain('no such login');
  });

  it('have a log that is read to its last page', async () => {
    const { osm } = await startOsm(({ target, query }) => {
      if (target.includes('/history-sessions')) {
        return { json: { session_list: [{ session_id: 5, start_time: '2026-01-01T00:00:00Z' }, {}] } };
      }
      if (target.includes('/operation-file-logs')) return { json: { total_count: 0, file_ops_list: null } };
      const count = Math.max(0, Math.min(100, 150 - Number(query.get('offset'))));
      return { json: { ops_list: Array.from({ length: count }, (_, number) => ({ oper: `command ${number}` })) } };
    });
    const { access } = osm.areas;
    expect(await access.sessions('A1', '7')).toEqual([{ id: '5', from: Date.UTC(2026, 0, 1) }]);
    expect(await access.commands({ request: 'A1', host: '7', session: '5' })).toHaveLength(150);
    expect(await access.transfers({ request: 'A1', host: '7', session: '5' })).toEqual([]);
  });
});

describe('sessions and files', () => {
  // OperateHistorySession and FileOperateLog: `duration` is hh:mm:ss, `file_size` so many k, M or G.
  it('have a duration, from which a beginning that cannot be read follows', async () => {
    const session_list = [
      { session_id: 1, start_time: '2026-01-01 00:00:00', end_time: '2026-01-01 01:02:03', duration: '01:02:03' },
      { session_id: 2, start_time: '2026-01-01 00:00:00', duration: '00:00:10' },
      { session_id: 3, start_time: '', end_time: '2026-01-01 01:02:03', duration: '01:02:03' },
      { session_id: 4, start_time: '', end_time: '2026-01-01 01:02:03', duration: '3723' },
    ];
    const { osm } = await startOsm(() => ({ json: { session_list } }));
    const [from, to] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1, 1, 2, 3)];
    expect(await osm.areas.access.sessions('A1', '7')).toEqual([
      { id: '1', from, to, duration: to - from },
      { id: '2', from, duration: 10_000 },
      { id: '3', from, to, duration: to - from },
      { id: '4', to },
    ]);
  });

  it('have a size with its unit', async () => {
    const file_ops_list = [{ file_name: 'log', file_size: '1.5M', duration: '00:01:00', operate_type: 'download' }];
    const { osm } = await startOsm(() => ({ json: { file_ops_list } }));
    expect(await osm.areas.access.transfers({ request: 'A1', host: '7', session: '5' })).toMatchObject([
      { name: 'log', size: '1.5M', duration: 60_000, direction: 'download' },
    ]);
  });
});

describe('what was done in a session', () => {
  // listHistoryOperateLogs and listTransportHistories of the reference: `sort` 1 is oldest first, 0, the default, newest.
  it('is asked for with the oldest first, on each page', async () => {
    const page = Array.from({ length: 100 }, () => ({ oper: 'ls', file_name: 'log' }));
    const { server, osm } = await startOsm(({ query }) => ({
      json: query.get('offset') === '0' ? { ops_list: page, file_ops_list: page } : { ops_list: [], file_ops_list: [] },
    }));
    const place = { request: 'A1', host: '7', session: '5' };
    await osm.areas.access.commands(place);
    await osm.areas.access.transfers(place);
    expect(server.received.map(({ query }) => [query.get('sort'), query.get('offset')])).toEqual([
      ['1', '0'],
      ['1', '100'],
      ['1', '0'],
      ['1', '100'],
    ]);
  });
});

describe('agreements', () => {
  it('count as unsigned only where the service says so, and are signed by number', async () => {
    for (const [served, signed] of [
      [true, true],
      [false, false],
      [null, true],
    ] as const) {
      const { server, osm } = await startOsm(() => ({ json: { is_signed_latest: served } }));
      expect(await osm.areas.agreements.isSigned('access')).toBe(signed);
      expect(server.received[0]?.query.get('agreement_type')).toBe('2');
    }
    const { server, osm } = await startOsm(({ method }) =>
      method === 'POST'
        ? { json: { agreement_signed_record_id: 9 } }
        : { json: { case_agreement: { id: 3, agreement_name: 'A', content: 'words' } } },
    );
    expect(await osm.areas.agreements.inForce('access')).toEqual({ id: 3, name: 'A', text: 'words' });
    expect(await osm.areas.agreements.sign(3)).toBe(9);
    expect(server.received[1]?.target).toContain('/agreements/3/signed');
    const none = await startOsm(() => ({ json: { case_agreement: null } }));
    expect(await none.osm.areas.agreements.inForce('ticket')).toBeUndefined();
  });
});
