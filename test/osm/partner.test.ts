import { afterEach, describe, expect, it } from '@jest/globals';
import { startOsm, stopServers } from './osm.ts';
import type { Reply } from './server.ts';

afterEach(stopServers);

const hour = 60 * 60 * 1000;
const info = { customer_name: 'ACME', service_time_day: 5, service_time_hour: '9-18', service_time_zone: '' };
const acme = { name: 'ACME', days: '5', hours: '9-18', zone: undefined };

/** `business_ownership` tells who serves a ticket: 0 Huawei Cloud, 1 partner, 2 ISV (reference and SDK models). */
async function start(ownership: number | undefined, partners: (path: string) => Reply, commodity_id = 'commodity-1') {
  const clock = { at: 0 };
  const { server, osm } = await startOsm(
    ({ path }) => {
      if (path.includes('/partners/')) return partners(path);
      const detail = { status: 1, business_ownership: ownership, ext_info: { commodity_id }, message_list: [] };
      return { json: { incident_detail_info: detail } };
    },
    { now: () => clock.at, limits: { attempts: 1 } },
  );
  const asked = () => server.received.filter(({ path }) => path.includes('/partners/'));
  return { clock, asked, partner: async () => (await osm.service.show('CS1')).partner };
}

const serves = (path: string): Reply => {
  return { json: path.endsWith('/service-info') ? { partners_service_info: info } : { has_privilege: true } };
};

describe('who serves a ticket', () => {
  it.each([1, 2])(
    'is a partner with business_ownership %s, asked for by the product of the ticket',
    async (ownership) => {
      const { asked, partner } = await start(ownership, serves);
      expect(await partner()).toEqual(acme);
      expect(asked().at(-1)?.query.get('product_id')).toBe('commodity-1');
    },
  );

  it.each([0, 3])('is Huawei Cloud with business_ownership %s, whatever the account may do', async (ownership) => {
    const { asked, partner } = await start(ownership, serves);
    expect(await partner()).toBeNull();
    expect(asked()).toEqual([]);
  });

  it('is not known where the service does not say, or fails, which the ticket does not suffer from', async () => {
    expect(await (await start(undefined, serves)).partner()).toBeUndefined();
    expect(await (await start(1, () => ({ status: 502, text: '<html>' }))).partner()).toBeUndefined();
  });

  it('is asked for once an hour, and a failure is not remembered', async () => {
    let fails = true;
    const { clock, asked, partner } = await start(1, (path) =>
      fails ? { status: 502, text: '<html>' } : serves(path),
    );
    expect(await partner()).toBeUndefined();
    fails = false;
    expect(await partner()).toEqual(acme);
    const before = asked().length;
    expect(await partner()).toEqual(acme);
    expect(asked()).toHaveLength(before);
    clock.at += hour;
    expect(await partner()).toEqual(acme);
    expect(asked()).toHaveLength(before + 2);
  });

  it.each([
    { status: 404, json: { error_code: 'APIGW.0101', error_msg: 'no api' } },
    { status: 403, json: { error_code: 'OSM.0003', error_msg: 'no' } },
  ])('is asked for more and more seldom where the account is not told of partners: %j', async (reply) => {
    const { clock, asked, partner } = await start(1, () => reply);
    const calls: number[] = [];
    for (const hours of [0, 0.5, 1, 2, 3, 6, 7]) {
      clock.at = hours * hour;
      const before = asked().length;
      expect(await partner()).toBeNull();
      calls.push(asked().length - before);
    }
    expect(calls).toEqual([1, 0, 1, 0, 1, 0, 1]);
  });
});
