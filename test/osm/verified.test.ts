import { afterEach, describe, expect, it } from '@jest/globals';
import { startOsm, stopServers } from './osm.ts';

afterEach(stopServers);

const ticket = { problemTypeId: 't', description: 'd', parameters: {}, attachments: [] };
const phone = '13900001234';

/** A service that has these verified contacts, and applies the default that the reference gives `offset`: 1. */
async function creating(contact: { phone?: string; email?: string }, contacts: readonly object[]) {
  const { server, osm } = await startOsm(({ method, query }) => {
    if (method === 'POST') return { json: { incident_id: 'CS1' } };
    return { json: { contact_list: contacts.slice(Number(query.get('offset') ?? 1)) } };
  });
  await osm.service.create({ ...ticket, contact: { areaCode: '0086', ...contact } });
  return server.received.at(-1)?.headers ?? {};
}

describe('the id of a verified contact', () => {
  it('is found at the first place of the list', async () => {
    const headers = await creating({ phone }, [{ contact_value: phone, area_code: '0086', verified_id: 'V1' }]);
    expect(headers['x-phone-verifiedid']).toBe('V1');
  });

  it('is that of the only entry the filter left, if its value is masked or missing', async () => {
    expect(await creating({ phone }, [{ contact_value: '139****1234', verified_id: 'V1' }])).toMatchObject({
      'x-phone-verifiedid': 'V1',
    });
    expect(await creating({ email: 'ada@example.com' }, [{ verified_id: 'V2' }])).toMatchObject({
      'x-email-verifiedid': 'V2',
    });
  });

  it.each([
    ['another value', [{ contact_value: '13900009999', verified_id: 'V1' }]],
    [
      'several masked values',
      [
        { contact_value: '139****1234', verified_id: 'V1' },
        { contact_value: '139****1234', verified_id: 'V2' },
      ],
    ],
    ['no contact', []],
  ])('is not taken from %s', async (_, contacts) => {
    expect(await creating({ phone }, contacts)).not.toHaveProperty('x-phone-verifiedid');
  });

  it('is that of the same area code, among equal numbers', async () => {
    const headers = await creating({ phone }, [
      { contact_value: phone, area_code: '0049', verified_id: 'V1' },
      { contact_value: phone, area_code: '0086', verified_id: 'V2' },
    ]);
    expect(headers['x-phone-verifiedid']).toBe('V2');
  });
});
