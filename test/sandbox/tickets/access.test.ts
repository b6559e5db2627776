import { beforeEach, describe, expect, it } from '@jest/globals';
import { ask, colleague, create, start, type Service } from './support.ts';

const hour = 3_600_000;
const authorizations = '/v2/servicerequest/authorizations';

let now: number;
let server: Service;
let ticket: string;

beforeEach(async () => {
  now = Date.now();
  server = await start({ now: () => now });
  ticket = await create(server);
});

/** What the customer sends; undefined where it went well. */
const grants = async (id: string, body: object = { agency_id: 'agency-1' }) =>
  (await ask(server, `${authorizations}/${id}`, { method: 'PUT', body, at: now })).code;
const acts = async (id: string, action: string) =>
  (
    await ask(server, `${authorizations}/${id}/action`, {
      method: 'PUT',
      body: {},
      query: { action_id: action },
      at: now,
    })
  ).code;
const shown = async (id: string) => (await ask(server, `${authorizations}/${id}`, { at: now })).json;
const visits = async (id: string) => {
  const [host] = (await shown(id)).incident_auth_detail_list as { id: number }[];
  return `${authorizations}/${id}/authorization-details/${host?.id ?? 0}`;
};
const get = async (path: string) => (await ask(server, path, { at: now })).json;

describe('access to a host', () => {
  it('names the host and the hours that the engineer asks for', async () => {
    const id = server.control.requestAuthorization(ticket, 'Read the log', {
      hours: 4,
      instanceName: 'shop-1',
      instanceId: 'i-7',
      regionId: 'eu-west-101',
      account: 'admin',
      port: 2222,
    });
    expect(await shown(id)).toMatchObject({
      status: 0,
      auth_describe: 'Read the log',
      incident_auth_detail_list: [
        {
          type: 1,
          instance_name: 'shop-1',
          instance_id: 'i-7',
          region_id: 'eu-west-101',
          account: 'admin',
          port: 2222,
        },
      ],
    });
    const { incident_auth_list: list } = await get(authorizations);
    expect(list).toMatchObject([
      { content_of_auth_letter: 'Remote login to shop-1 (i-7, eu-west-101) for 4 h: Read the log' },
    ]);
  });

  it('is granted for the hours that were asked for, and ends by itself', async () => {
    const id = server.control.requestAuthorization(ticket, 'Read the log', { hours: 2 });
    expect(() => server.control.startSession(id)).toThrow('does not let the engineer in');
    expect(await grants(id)).toBeUndefined();
    const session = server.control.startSession(id);
    now += 2 * hour - 1000;
    expect(await shown(id)).toMatchObject({ status: 1 });
    now += 1000;
    expect(await shown(id)).toMatchObject({ status: 3 });
    expect(await acts(id, 'cancel')).toBe('OSM.01010014');
    expect(() => server.control.startSession(id)).toThrow('does not let the engineer in');
    expect(() => server.control.runCommand(id, session, 'ls')).toThrow('The session has ended.');
    const { session_list: sessions } = await get(`${await visits(id)}/history-sessions`);
    expect(sessions).toMatchObject([{ session_id: session, duration: '02:00:00', end_time: expect.any(String) }]);
    expect(server.control.authorizations(ticket)).toMatchObject([{ id, status: 3, inForce: false }]);
  });

  it('tells the customer each command and file, as they happen', async () => {
    const id = server.control.requestAuthorization(ticket, 'Read the log');
    await grants(id);
    const session = server.control.startSession(id);
    now += 5000;
    server.control.runCommand(id, session, 'df -h');
    now += 5000;
    const files = { name: 'syslog', size: 2048, from: '/var/log/syslog', to: '/tmp/syslog' };
    server.control.transferFile(id, session, { direction: 'download', ...files });
    server.control.transferFile(id, session, { direction: 'upload', ...files, name: 'fix.sh', size: 10 });
    const path = await visits(id);
    const running = await get(`${path}/history-sessions`);
    expect(running).toMatchObject({ total_count: 1, session_list: [{ session_id: session, duration: '00:00:10' }] });
    expect((running.session_list as object[])[0]).not.toHaveProperty('end_time');
    expect(await get(`${path}/sessions/${session}/operation-logs`)).toMatchObject({ ops_list: [{ oper: 'df -h' }] });
    expect(await get(`${path}/sessions/${session}/operation-file-logs`)).toMatchObject({
      total_count: 2,
      file_ops_list: [
        // Newest first, as nothing else is asked for, also within one second.
        { operate_type: 'upload', file_name: 'fix.sh', file_size: '0.01k' },
        { operate_type: 'download', file_name: 'syslog', file_size: '2k', from_path: '/var/log/syslog' },
      ],
    });
    const oldestFirst = await ask(server, `${path}/sessions/${session}/operation-file-logs`, {
      query: { sort: '1' },
      at: now,
    });
    expect(oldestFirst.json.file_ops_list).toMatchObject([{ file_name: 'syslog' }, { file_name: 'fix.sh' }]);
    server.control.endSession(id, session);
    expect((await get(`${path}/history-sessions`)).session_list).toMatchObject([{ end_time: expect.any(String) }]);
    expect(() => server.control.endSession(id, session)).toThrow('The session has ended.');
    expect(() => server.control.runCommand(id, 999, 'ls')).toThrow('There is no session 999.');
    expect(server.problems).toEqual([]);
  });

  it.each([
    ['the customer cancels it', (id: string) => acts(id, 'cancel'), 5],
    [
      'the engineer gives it back',
      (id: string) => {
        server.control.recallAuthorization(id);
        return Promise.resolve();
      },
      4,
    ],
  ])('ends for who is on the host where %s', async (_, end, status) => {
    const id = server.control.requestAuthorization(ticket, 'Read the log');
    await grants(id);
    const session = server.control.startSession(id);
    now += 60_000;
    await end(id);
    expect(server.control.authorizations(ticket)).toMatchObject([{ status, sessions: [{ id: session, to: now }] }]);
    expect(() => server.control.runCommand(id, session, 'ls')).toThrow('The session has ended.');
    expect(() => server.control.recallAuthorization(id)).toThrow('has ended already');
    expect(await grants(id)).toBe('OSM.01010014');
  });

  it('tells those who watch when the customer decides', async () => {
    const id = server.control.requestAuthorization(ticket, 'Read the log');
    let changes = 0;
    server.control.watch(() => (changes += 1));
    await acts(id, 'reject');
    expect(changes).toBe(1);
    expect(server.control.authorizations(ticket)).toMatchObject([{ status: 2 }]);
  });
});

describe('access to the console', () => {
  it('takes nothing but, if wanted, an agency', async () => {
    const id = server.control.requestAuthorization(ticket, 'Look at the quota', { kind: 'console' });
    const [detail] = (await shown(id)).incident_auth_detail_list as { id: number }[];
    expect(detail).toEqual({ id: expect.any(Number), type: 0, region_id: 'cn-north-4' });
    const login = { auth_detail_id: detail?.id, account: 'ada', password: 'secret' };
    expect(await grants(id, { auth_detail_list: [login] })).toBe('OSM.01010001');
    expect(await grants(id, {})).toBeUndefined();
    expect(await shown(id)).toMatchObject({ status: 1, visit_type_name: 'Console login' });
  });
});

describe('a request for access', () => {
  it('to a host wants a login or an agency', async () => {
    const id = server.control.requestAuthorization(ticket, 'Read the log');
    const [host] = (await shown(id)).incident_auth_detail_list as { id: number }[];
    expect(await grants(id, {})).toBe('OSM.01010001');
    expect(await grants(id, { auth_detail_list: [{ auth_detail_id: host?.id, account: 'root' }] })).toBe(
      'OSM.01010001',
    );
    const login = { auth_detail_id: host?.id, port: 22, account: 'root', password: 'secret' };
    expect(await grants(id, { auth_detail_list: [login] })).toBeUndefined();
  });

  it('that is still written, or waits for an approval, cannot be granted', async () => {
    const id = server.control.requestAuthorization(ticket, 'Read the log');
    for (const status of [-1, 6, 7]) {
      server.control.setAuthorization(id, status);
      expect(await shown(id)).toMatchObject({ status });
      expect(await grants(id)).toBe('OSM.01010014');
    }
  });

  it('on the ticket of somebody else is seen with the group only', async () => {
    const id = server.control.requestAuthorization(ticket, 'Read the log');
    const count = async (query: Record<string, string>) =>
      (await ask(server, authorizations, { as: colleague, query, at: now })).json.count;
    expect([await count({}), await count({ group_id: 'group-1' })]).toEqual([0, 1]);
    const detail = (query: Record<string, string>) =>
      ask(server, `${authorizations}/${id}`, { as: colleague, query, at: now });
    expect((await detail({})).code).toBe('OSM.01010001');
    expect((await detail({ group_id: 'group-1' })).json).toMatchObject({ id, status: 0 });
  });
});

describe('words of the engineer', () => {
  it('can be taken back, and only those', async () => {
    server.control.answer(ticket, 'Wrong ticket, sorry.');
    server.control.customerSays(ticket, 'What?');
    const [first, wrong, customer] = server.control.get(ticket).messages;
    server.control.withdraw(ticket, wrong?.id ?? '');
    const { message_list: list } = await get(`/v2/servicerequest/cases/${ticket}/messages`);
    expect(JSON.stringify(list)).not.toContain('Wrong ticket');
    for (const other of [first, wrong, customer])
      expect(() => server.control.withdraw(ticket, other?.id ?? '')).toThrow('has said no such thing');
  });

  it('come with files, also with the result', () => {
    const data = Buffer.from('log').toString('base64');
    server.control.resolve(ticket, 'Done', { attachments: [{ name: 'log.txt', data }] });
    const [file] = server.control.get(ticket).messages.at(-1)?.attachments ?? [];
    expect(server.control.attachment(file ?? '')).toMatchObject({ name: 'log.txt', data });
    expect(server.control.attachment('nothing')).toBeUndefined();
  });
});
