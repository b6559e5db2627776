import { describe, expect, it } from '@jest/globals';
import { ask, cases, create, start, type Service } from './support.ts';

it('has at most three related tickets, however many calls they come in', async () => {
  const server = await start();
  const [first = '', ...others] = [1, 2, 3, 4, 5].map((number) =>
    server.control.create({ description: String(number) }),
  );
  const relate = async (id: string, ids: readonly string[]) =>
    (await ask(server, `${cases}/${id}/relations`, { body: { related_id_list: ids } })).code;
  expect(await relate(first, others.slice(0, 2))).toBeUndefined();
  expect(await relate(first, others.slice(2))).toBe('OSM.01010001');
  expect(await relate(first, others.slice(0, 3))).toBeUndefined();
  expect(await relate(others[3] ?? '', [first])).toBe('OSM.01010001');
  expect(server.control.get(first).relations).toHaveLength(3);
});

it('says of a ticket who serves it, and of the partner for its own product', async () => {
  const server = await start({ accounts: [{ domainId: 'domain-1', partner: true }] });
  const served = async (id: string) => {
    const { json } = await ask(server, `${cases}/${id}`);
    const detail = json.incident_detail_info as { business_ownership: number; ext_info: { commodity_id?: string } };
    return [detail.business_ownership, detail.ext_info.commodity_id];
  };
  expect(await served(server.control.create({ description: 'x' }))).toEqual([0, undefined]);
  expect(await served(server.control.create({ description: 'x', ownership: 2 }))).toEqual([2, 'commodity-1']);
  expect(await served(await create(server))).toEqual([1, 'commodity-1']);
  const partner = async (query: Record<string, string>) =>
    (await ask(server, '/v2/servicerequest/cases/partners/service-info', { query })).json.partners_service_info;
  const info = { service_time_zone: 'GMT+08:00', service_time_day: '5', service_time_hour: '9' };
  expect(await partner({ product_id: 'commodity-1' })).toMatchObject(info);
  expect(await partner({ product_id: 'another' })).toEqual({});
});

describe('the quota', () => {
  const quota = async (server: Service, product = 'ecs') =>
    (
      await ask(server, '/v2/servicerequest/quotas', {
        query: { business_type_id: `${product}-usage`, product_category_id: product },
      })
    ).json;

  it('is -1 for an account that has none, or a number as large as the contract has', async () => {
    const server = await start();
    await create(server);
    expect(await quota(server)).toEqual({ total: -1, un_used: -1 });
    server.control.behave({ quota: 'numbers' });
    expect(await quota(server)).toEqual({ total: 65_535, un_used: 65_534 });
    server.control.behave({ quota: 'minus-one' });
    const held = await start({ accounts: [{ domainId: 'domain-1', quota: 1 }] });
    await create(held);
    expect(await quota(held)).toEqual({ total: 1, un_used: 0 });
  });
});

describe('verified contacts', () => {
  const verified = async (server: Service, query: Record<string, string> = {}) => {
    const { json } = await ask(server, '/v2/servicerequest/verifycodes/has-verified', { query });
    return [json.count, (json.contact_list as { contact_value: string }[]).map((entry) => entry.contact_value)];
  };
  const verify = async (server: Service, value: string) => {
    const contact = { contact_value: value, contact_way: 1 };
    const path = '/v2/servicerequest/verifycodes';
    await ask(server, `${path}/send`, { body: { ...contact, area_code: '' } });
    await ask(server, path, { body: { ...contact, verify_code: server.control.verificationCode(value) } });
  };

  it('begin with the second where no offset is sent, as the reference has it', async () => {
    const server = await start();
    await verify(server, 'one@example.com');
    expect(await verified(server)).toEqual([1, []]);
    expect(await verified(server, { offset: '0' })).toEqual([1, ['one@example.com']]);
    expect(await verified(server, { offset: '0', contact_value: 'two@example.com' })).toEqual([0, []]);
    server.control.behave({ verifiedOffset: 'zero', verifiedContacts: 'masked' });
    expect(await verified(server)).toEqual([1, ['o***e@example.com']]);
    expect(await verified(server, { offset: '1' })).toEqual([1, []]);
  });

  it('are good for three months', async () => {
    let now = Date.now();
    const server = await start({ now: () => now });
    await verify(server, 'one@example.com');
    const needed = async () =>
      (
        await ask(server, '/v2/servicerequest/verifycodes/need-verify', {
          query: { contact_value: 'one@example.com', contact_way: '1' },
          at: now,
        })
      ).json.need_verify_code;
    now += 89 * 24 * 3_600_000;
    expect(await needed()).toBe(0);
    now += 2 * 24 * 3_600_000;
    expect(await needed()).toBe(1);
  });
});

it('takes a report of abuse of the documented kinds, with one to three proofs', async () => {
  const server = await start();
  const contacts = { name: 'Ada', mobile: '5550100', id_type: 20, id_files: ['1'] };
  const report = async (more: object) => {
    const body = { type: 'illegal', title: 'Shop;example.com', content: 'x', files: ['1'], contacts, ...more };
    return (await ask(server, '/v2/servicerequest/feedbacks', { body })).code;
  };
  expect(await report({})).toBeUndefined();
  expect(await report({ type: '1' })).toBe('OSM.01010016');
  expect(await report({ files: [] })).toBe('OSM.01010001');
  expect(await report({ files: ['1', '2', '3', '4'] })).toBe('OSM.01010001');
  expect(await report({ contacts: { ...contacts, id_files: [] } })).toBe('OSM.01010001');
});

it('says in the log who did what, by habits of its own, and when in the form of a date and time', async () => {
  const at = Date.UTC(2026, 0, 2);
  const server = await start({ now: () => at });
  const id = server.control.create({ description: 'x' });
  const entry = async () =>
    ((await ask(server, `${cases}/${id}/operate-logs`, { at })).json.incident_operate_log_list as object[])[0];
  const time = '2026-01-02T00:00:00Z';
  expect(await entry()).toMatchObject({ operator_type: 0, operate_time: time, timestamp_operate_time: time });
  server.control.behave({ operatorType: 'engineer-0', plainTimes: 'milliseconds' });
  expect(await entry()).toMatchObject({ operator_type: 1, operate_time: String(at), timestamp_operate_time: time });
  const login = async () => (await ask(server, '/v2/servicerequest/authorizations/login-type', { at })).json.login_type;
  expect(await login()).toBe('password');
  server.control.behave({ loginType: '0' });
  expect(await login()).toBe('0');
});

it('shows sub-users with their name, mobile number and address masked', async () => {
  const server = await start();
  const { json } = await ask(server, '/v2/servicerequest/customers/sub-customers', {
    query: { sub_customer_name: 'bob' },
  });
  expect(json.sub_customer_infos).toMatchObject([
    { customer_id: 'example.bob', customer_name: 'b***b', mobile: '5***0', email: 'o***r@example.com' },
  ]);
});
