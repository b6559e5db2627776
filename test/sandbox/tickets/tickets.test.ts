import { describe, expect, it } from '@jest/globals';
import { ask, cases, create, sourceId, start, type Asked, type Service } from './support.ts';

const account = { domainId: 'domain-1' };
const draft = (body: object) => ({
  body: { business_type_id: 'ecs-usage', simple_description: 'Help', source_id: sourceId, ...body },
});
const codeOf = async (server: Service, body: object, more: Asked = {}) =>
  (await ask(server, cases, { ...draft(body), ...more })).code;

describe('a new ticket', () => {
  it('is seen in the list, in its detail, with its description as first message', async () => {
    const server = await start();
    const choice = { business_type_id: 'ecs-fault', product_category_id: 'ecs', incident_sub_type_id: 'compute' };
    const id = await create(server, { ...choice, region_id: 'ap-southeast-3', severity_id: 'high' });
    const { json } = await ask(server, `${cases}/${id}`);
    expect(json.incident_detail_info).toMatchObject({
      incident_id: id,
      status: 0,
      business_type_name: 'Service not available',
      incident_type_name: 'Fault report',
      dc_name: 'AP-Singapore',
      severity_name: 'Production system down',
      message_list: [{ content: 'It does not start', is_first_message: 1, type: 0, message_id: expect.any(String) }],
    });
    expect(json.incident_detail_info).not.toHaveProperty('product_category_name');
    const list = await ask(server, cases, { headers: { 'x-language': 'zh-cn' } });
    expect(list.json).toMatchObject({
      total_count: 1,
      incident_info_list: [{ incident_id: id, product_category_name: '弹性云服务器', incident_type_name: '报障' }],
    });
  });

  it.each([
    ['a fault report without a region', { business_type_id: 'ecs-fault' }, 'OSM.01010001'],
    ['an unknown problem type', { business_type_id: 'ecs-nonsense' }, 'OSM.01010001'],
    ['a problem type of another product', { product_category_id: 'obs' }, 'OSM.01010001'],
    ['a category of another product', { incident_sub_type_id: 'storage' }, 'OSM.01010001'],
    ['an unknown region', { region_id: 'mars-1' }, 'OSM.01010001'],
    ['an unknown severity', { severity_id: 'extreme' }, 'OSM.01010006'],
    ['a blank description', { simple_description: ' \n' }, 'OSM.01010001'],
    ['a CC address that is none', { extension_map: { remindCCEmail: 'ada@example.com,nobody' } }, 'OSM.01010008'],
    ['a contact that is not verified', { remind_mail: 'new@example.com' }, 'OSM.01010010'],
    ['a phone that is not verified', { remind_mobile: '5550199' }, 'OSM.01010010'],
    ['1,201 characters', { simple_description: 'x'.repeat(1201) }, 'OSM.0001'],
    ['another source', { source_id: 'mine' }, 'OSM.0001'],
    ['no description', { simple_description: undefined }, 'OSM.0001'],
    ['a number as description', { simple_description: 7 }, 'OSM.0001'],
    ['an unknown property', { colour: 'red' }, 'OSM.0001'],
  ])('is refused with %s', async (_name, body, code) => {
    const server = await start();
    const got = await ask(server, cases, draft(body));
    expect([got.status, got.code]).toEqual([code === 'OSM.0001' ? 400 : 200, code]);
    expect(server.control.list()).toEqual([]);
  });

  it('takes 1,200 characters, and characters of any plane count once', async () => {
    const server = await start();
    expect(await codeOf(server, { simple_description: 'x'.repeat(1200) })).toBeUndefined();
    expect(await codeOf(server, { simple_description: '🐛'.repeat(1200) })).toBeUndefined();
  });

  it('takes the registered contact, and one verified by code', async () => {
    const server = await start();
    expect(await codeOf(server, { remind_mail: 'owner@example.com', remind_mobile: '5550100' })).toBeUndefined();
    const contact = { contact_value: 'new@example.com', contact_way: 1 };
    const verify = '/v2/servicerequest/verifycodes';
    await ask(server, `${verify}/send`, { body: { ...contact, area_code: '' } });
    const wrong = await ask(server, verify, { body: { ...contact, verify_code: 'abcdef' } });
    expect(wrong.code).toBe('OSM.01010010');
    const code = server.control.verificationCode('new@example.com');
    expect((await ask(server, verify, { body: { ...contact, verify_code: code } })).code).toBeUndefined();
    expect((await ask(server, verify, { body: { ...contact, verify_code: code } })).code).toBe('OSM.01010010');
    const { json } = await ask(server, `${verify}/has-verified`, { query: { offset: '0' } });
    const id = (json.contact_list as { verified_id: string }[])[0]?.verified_id ?? '';
    expect(await codeOf(server, { remind_mail: 'new@example.com' })).toBe('OSM.01010010');
    const headers = { 'x-email-verifiedid': id };
    expect(await codeOf(server, { remind_mail: 'new@example.com' }, { headers })).toBeUndefined();
    expect(await codeOf(server, { remind_mobile: '5550199' }, { headers })).toBe('OSM.01010010');
  });

  it('asks additional parameters of every kind, and checks them', async () => {
    const server = await start();
    const { json } = await ask(server, '/v2/servicerequest/config/extends-map', {
      query: { business_type_id: 'ecs-setup', product_category_id: 'ecs' },
    });
    const kinds = (json.extends_params as { param_type: number }[]).map((parameter) => parameter.param_type);
    expect([...new Set(kinds)].sort()).toEqual([1, 3, 4, 5, 7, 8]);
    const parameters = (extends_map: object) =>
      codeOf(server, { business_type_id: 'ecs-setup', extends_map: { resource_id: 'server-1', ...extends_map } });
    expect(await parameters({ resource_id: '' })).toBe('OSM.01010001');
    expect(await parameters({ instance_count: 0 })).toBe('OSM.01010001');
    expect(await parameters({ instance_count: 'many' })).toBe('OSM.01010001');
    expect(await parameters({ operating_system: 'dos' })).toBe('OSM.01010001');
    expect(await parameters({ symptoms: 'slow,loud' })).toBe('OSM.01010001');
    expect(await parameters({ data_consent: 'perhaps' })).toBe('OSM.01010001');
    expect(await parameters({ steps: 'x'.repeat(501) })).toBe('OSM.01010001');
    expect(await parameters({ stranger: 1 })).toBe('OSM.01010001');
    expect(await codeOf(server, { extends_map: { resource_id: 'x' } })).toBe('OSM.01010001');
    const good = {
      instance_count: '3',
      operating_system: 'linux',
      symptoms: ['slow', 'errors'],
      data_consent: '1',
      login_password: 'hush!',
    };
    expect(await parameters(good)).toBeUndefined();
    expect(server.control.list()[0]?.parameters).toMatchObject({ instance_count: '3', login_password: '***' });
    expect(JSON.stringify(server.snapshot())).not.toContain('hush!');
  });

  it('depends on agreement, privilege, support plan and quota', async () => {
    const limited = { ...account, agreementsSigned: false, privilegePolicy: true, supportPlan: false, quota: 1 };
    const server = await start({ accounts: [limited] });
    await ask(server, '/v2/servicerequest/privileges', { body: { operation: 'create', privilege: 'createCase' } });
    expect(await codeOf(server, {})).toBe('OSM.01010017');
    await ask(server, '/v2/servicerequest/privileges', { body: { operation: 'delete', privilege: 'createCase' } });
    expect((await ask(server, '/v2/servicerequest/agreements/signed-latest')).json).toEqual({
      is_signed_latest: false,
    });
    await ask(server, '/v2/servicerequest/agreements/1/signed', { body: {} });
    const privilege = (operation: string) =>
      ask(server, '/v2/servicerequest/privileges', { body: { operation, privilege: 'createCase' } });
    // The policy is on, so that a sub-account may not, unless it was given the privilege.
    expect(await codeOf(server, {})).toBe('OSM.01010007');
    await privilege('create');
    expect(await codeOf(server, { business_type_id: 'ecs-review' })).toBe('OSM.01010009');
    expect(await codeOf(server, {})).toBeUndefined();
    expect(await codeOf(server, {})).toBe('OSM.01010014');
    server.control.publishAgreement('0');
    expect(await codeOf(server, {})).toBe('OSM.01010017');
  });

  it('names by habit the record of the agreement that it was signed with', async () => {
    const server = await start({
      habits: { signedRecord: 'needed' },
      accounts: [{ ...account, agreementsSigned: true }],
    });
    expect(await codeOf(server, {})).toBeUndefined();
    const signed = await ask(server, '/v2/servicerequest/agreements/1/signed', { body: {} });
    const record = signed.json.agreement_signed_record_id;
    expect(await codeOf(server, {})).toBe('OSM.01010017');
    expect(await codeOf(server, { agreement_signed_record_id: 1 })).toBe('OSM.01010017');
    expect(await codeOf(server, { agreement_signed_record_id: record })).toBeUndefined();
    expect(await codeOf(server, { agreement_signed_record_id: String(record) })).toBeUndefined();
    server.control.behave({ signedRecord: 'ignored' });
    expect(await codeOf(server, {})).toBeUndefined();
  });

  it('asks additional parameters of its own product only; by habit where its category is sent, too', async () => {
    const server = await start();
    const asked = async (query: Record<string, string>) => {
      const path = '/v2/servicerequest/config/extends-map';
      const { json } = await ask(server, path, { query: { business_type_id: 'ecs-setup', ...query } });
      return (json.extends_params as object[]).length > 0;
    };
    const product = { product_category_id: 'ecs' };
    expect([await asked({}), await asked(product)]).toEqual([false, true]);
    server.control.behave({ subType: 'needed' });
    const category = { ...product, incident_sub_type_id: 'compute' };
    expect([await asked(product), await asked(category)]).toEqual([false, true]);
  });
});

describe('an action', () => {
  const act = async (server: Service, id: string, action: string, body: object = {}) =>
    (await ask(server, `${cases}/${id}/action`, { body, query: { action_id: action } })).code;

  it('closes with a rating what was resolved, and deletes what is closed', async () => {
    const server = await start();
    const id = await create(server);
    expect(await act(server, id, 'close')).toBe('OSM.01010014');
    server.control.resolve(id, 'Done');
    expect(await act(server, id, 'cancel')).toBe('OSM.01010014');
    expect(await act(server, id, 'delete')).toBe('OSM.01010014');
    expect(await act(server, id, 'close', { judgement: 'Thanks' })).toBeUndefined();
    expect(server.control.get(id)).toMatchObject({ status: 3, judgement: 'Thanks' });
    expect(await act(server, id, 'press')).toBe('OSM.01010014');
    expect(await act(server, id, 'delete')).toBeUndefined();
    expect((await ask(server, `${cases}/${id}`)).code).toBe('OSM.01010015');
    expect((await ask(server, cases)).json.total_count).toBe(0);
    expect((await ask(server, cases, { query: { status: '13' } })).json.total_count).toBe(1);
  });

  it.each([
    ['cancel', [0]],
    ['press', [0, 1]],
    ['close', [1, 2, 5, 17]],
    ['delete', [3, 4, 12]],
  ] as const)('%s is possible in the statuses %j, or by habit in any', async (action, statuses) => {
    const server = await start();
    const possible = async () => {
      const found: number[] = [];
      for (const status of [0, 1, 2, 3, 4, 5, 12, 17]) {
        const id = server.control.create({ description: 'x' });
        server.control.setStatus(id, status);
        if ((await act(server, id, action)) === undefined) found.push(status);
      }
      return found;
    };
    expect(await possible()).toEqual(statuses);
    server.control.behave({ actions: 'any' });
    expect(await possible()).toHaveLength(8);
  });

  it('urges once in the interval', async () => {
    let now = Date.now();
    const server = await start({ now: () => now, limits: { urgeInterval: 60_000 } });
    const id = await create(server);
    expect(await act(server, id, 'press')).toBeUndefined();
    expect(await act(server, id, 'press')).toBe('OSM.01010004');
    now += 60_000;
    expect(await act(server, id, 'press')).toBeUndefined();
  });

  it('that is unknown, or on a ticket that is not there, has a code of its own', async () => {
    const server = await start();
    const id = await create(server);
    expect(await act(server, id, 'reopen')).toBe('OSM.01010013');
    expect(await act(server, id, 'constructor')).toBe('OSM.01010013');
    expect(await act(server, '20200101', 'cancel')).toBe('OSM.01010015');
    expect(await act(server, id, 'cancel')).toBeUndefined();
    expect(server.control.get(id).status).toBe(4);
  });
});

describe('a reply', () => {
  const reply = async (server: Service, id: string, content: string) =>
    await ask(server, `${cases}/${id}/message`, { body: { message: { content } } });

  it('has up to 2,000 characters, and goes on with what waited for it', async () => {
    const server = await start();
    const id = await create(server);
    expect((await reply(server, id, 'x'.repeat(2001))).code).toBe('OSM.0001');
    expect((await reply(server, id, ' ')).code).toBe('OSM.01010001');
    server.control.ask(id, 'Which one?');
    expect(server.control.get(id).status).toBe(17);
    const got = await reply(server, id, 'x'.repeat(2000));
    expect(got.json).toEqual({});
    expect(server.control.get(id).status).toBe(1);
    server.control.setStatus(id, 12);
    expect((await reply(server, id, 'late')).code).toBe('OSM.01010014');
  });
});
