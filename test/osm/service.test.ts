import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OsmError } from '../../src/osm/index.ts';
import { failureOf, startOsm, stopServers } from './osm.ts';
import type { Received } from './server.ts';

afterEach(stopServers);

const start = (json: unknown, options = {}) => startOsm(() => ({ json }), { groupId: 'group', ...options });
const bodyOf = (request: Received | undefined): unknown => JSON.parse(String(request?.body));

describe('list', () => {
  it("asks in the API's words, in UTC", async () => {
    const { server, osm } = await start({ total_count: 0, incident_info_list: [] });
    await osm.service.list({
      scope: 'group',
      words: ['a', 'b', 'c', 'd'],
      status: 2,
      from: Date.UTC(2026, 0, 1),
      to: Date.UTC(2026, 0, 2),
      offset: 20,
      limit: 10,
    });
    expect([...(server.received[0]?.query ?? [])]).toEqual([
      ['group_id', 'group'],
      ['limit', '10'],
      ['offset', '20'],
      ['query_end_time', '2026-01-02 00:00:00'],
      ['query_start_time', '2026-01-01 00:00:00'],
      ['search_key', 'a'],
      ['search_key', 'b'],
      ['search_key', 'c'],
      ['status', '2'],
    ]);
  });

  it('reads tickets, keeps unknown statuses, and leaves out what is none', async () => {
    const { osm } = await start({
      count: 12,
      incident_info_list: [
        {
          incident_id: 'CS1',
          status: 99,
          simple_description: 'd',
          create_time: '2026-01-01 00:00:00',
          product_category_name: 'ECS',
          incident_type_name: '报障',
          business_type_name: 'Cannot log in',
          dc_name: 'cn',
          resolution: 'Restarted',
        },
        { incident_id: 'CS2', status: '3', incident_type_name: '咨询', simple_description: null },
        { incident_id: '', status: 1 },
        { incident_id: 'CS3' },
        null,
      ],
    });
    await expect(osm.service.list({ scope: 'group', offset: 0, limit: 10 })).resolves.toEqual({
      total: 12,
      tickets: [
        {
          id: 'CS1',
          status: 99,
          description: 'd',
          product: 'ECS',
          resolution: 'Restarted',
          type: '报障',
          problemType: 'Cannot log in',
          region: 'cn',
          createdAt: Date.UTC(2026, 0, 1),
        },
        { id: 'CS2', status: 3, description: '', type: '咨询' },
      ],
      unusable: 2,
    });
  });

  it('asks for one ticket by its number', async () => {
    const { server, osm } = await start({ total_count: 0 }, { groupId: undefined });
    await osm.service.list({ id: 'CS1', offset: 0, limit: 100 });
    expect([...(server.received[0]?.query ?? [])]).toContainEqual(['incident_id', 'CS1']);
  });

  it('takes total_count before count', async () => {
    const { osm } = await start({
      total_count: 35,
      count: 36,
      incident_info_list: [{ incident_id: 'CS1', status: 1 }],
    });
    expect((await osm.service.list({ scope: 'own', offset: 30, limit: 10 })).total).toBe(35);
  });
});

describe('show', () => {
  it('reads the ticket with its messages, oldest first', async () => {
    const { server, osm } = await start({
      incident_detail_info: {
        status: 1,
        simple_description: 'd',
        severity_name: 'High',
        resolve_time: 1767225600000,
        incident_type_name: 'Fault report',
        message_list: [
          { message_id: 'm2', type: 1, content: 'b', create_time: '2026-01-01T00:00:02Z' },
          {
            message_id: 'm1',
            type: 0,
            content: 'a',
            create_time: '2026-01-01T00:00:01Z',
            accessory_list: [{ accessory_id: 'A', file_actual_name: 'a.txt' }, {}],
          },
        ],
      },
    });
    const ticket = await osm.service.show('CS 1');
    expect(server.received[0]?.target).toBe(
      '/v2/servicerequest/cases/CS%201?group_id=group&trim_osm_rich_text_label=false',
    );
    expect(ticket).toMatchObject({
      id: 'CS 1',
      status: 1,
      severity: 'High',
      resolvedAt: 1767225600000,
      type: 'Fault report',
    });
    expect(ticket.product).toBeUndefined();
    expect(ticket.messages.map(({ id, author }) => [id, author])).toEqual([
      ['m1', 'customer'],
      ['m2', 'engineer'],
    ]);
    expect(ticket.messages[0]?.attachments).toEqual([{ id: 'A', name: 'a.txt' }]);
  });

  it('keeps the pictures of messages that only the detail shows', async () => {
    const content = '<div class="osm-rich-text"><p>See <img src="/v2/servicerequest/accessorys/A9/image"></p></div>';
    const stripped = 'See';
    const { osm } = await startOsm(({ query }) => {
      const words = query.get('trim_osm_rich_text_label') === 'false' ? content : stripped;
      const message_list = [{ message_id: 'm1', type: 1, content: words, create_time: '2026-01-01T00:00:01Z' }];
      return { json: { incident_detail_info: { status: 1, message_list } } };
    });
    const { messages } = await osm.service.show('CS1');
    expect(messages[0]).toMatchObject({ text: content, attachments: [{ id: 'A9' }] });
  });

  it('says what is not found', async () => {
    const { osm } = await start({ error_code: 'OSM.01010015', error_msg: 'none' });
    expect(await failureOf(osm.service.show('CS1'))).toMatchObject({ notFound: true });
  });

  it.each([{}, { incident_detail_info: null }, { incident_detail_info: {} }])(
    'takes %j for no answer, not for no ticket',
    async (json) => {
      const { osm } = await start(json);
      expect(await failureOf(osm.service.show('CS1'))).toMatchObject({ code: 'unreadable-answer', notFound: false });
    },
  );
});

describe('writes', () => {
  it('creates a ticket from all that was given', async () => {
    const { server, osm } = await startOsm(
      ({ method, target }) => ({
        json:
          method === 'POST'
            ? { incident_id: 'CS7' }
            : {
                contact_list: [
                  { contact_value: 'other', verified_id: 'V0' },
                  target.includes('contact_way=0')
                    ? { contact_value: '1', area_code: '0086', verified_id: 'V1' }
                    : { contact_value: 'b@c', verified_id: 'V2' },
                ],
              },
      }),
      { groupId: 'group' },
    );
    const ticket = {
      productId: 'p',
      categoryId: 'c',
      problemTypeId: 't',
      regionId: 'r',
      severityId: 's',
      description: 'd',
      attachments: ['A'],
      contact: { areaCode: '0086', phone: '1', email: 'a@b', copies: ['c@d', 'e@f'] },
      parameters: { k: 'v', project_id: 'p1' },
    };
    await expect(osm.service.create(ticket)).resolves.toBe('CS7');
    const [created] = server.received.filter(({ method }) => method === 'POST');
    expect(created?.headers['x-phone-verifiedid']).toBe('V1');
    expect(created?.headers).not.toHaveProperty('x-email-verifiedid');
    expect(bodyOf(created)).toEqual({
      source_id: '83aeb0f2834c4df49826c781d32a963e',
      incident_sub_type_id: 'c',
      product_category_id: 'p',
      business_type_id: 't',
      region_id: 'r',
      severity_id: 's',
      simple_description: 'd',
      area_code: '0086',
      remind_mobile: '1',
      remind_mail: 'a@b',
      extension_map: { remindCCEmail: 'c@d,e@f' },
      accessory_ids: ['A'],
      project_id: 'p1',
      extends_map: { k: 'v' },
    });
    const signed = { problemTypeId: 't', description: 'd', parameters: {}, attachments: [], agreementRecord: 9 };
    await osm.service.create(signed);
    expect(bodyOf(server.received.at(-1))).toMatchObject({ agreement_signed_record_id: 9 });
    await osm.service.create({ problemTypeId: 't', description: 'd', parameters: {}, attachments: [] });
    expect(bodyOf(server.received.at(-1))).toEqual({
      source_id: '83aeb0f2834c4df49826c781d32a963e',
      business_type_id: 't',
      simple_description: 'd',
    });
  });

  it('calls it ambiguous where a ticket or a file was accepted without a number', async () => {
    const { server, osm } = await start({});
    const ticket = { problemTypeId: 't', description: 'd', parameters: {}, attachments: [] };
    expect(await failureOf(osm.service.create(ticket))).toMatchObject({ code: 'unreadable-answer', ambiguous: true });
    const file = { name: 'a', size: 1, open: () => Promise.resolve(new Blob(['a']).stream()) };
    expect(await failureOf(osm.service.upload(file, 'ticket'))).toMatchObject({ ambiguous: true });
    expect(String(server.received[1]?.body)).toContain('{"fileName":"a","accessoryFrom":"incident","uploadType":0}');
  });

  it('replies for the group', async () => {
    const { server, osm } = await start({});
    await osm.service.reply('CS1', 'hello', ['A']);
    await osm.service.reply('CS1', 'hello', []);
    expect(server.received.map(bodyOf)).toEqual([
      { message: { content: 'hello', accessory_ids: ['A'] }, group_id: 'group' },
      { message: { content: 'hello' }, group_id: 'group' },
    ]);
  });

  it.each([
    ['close', 'close'],
    ['cancel', 'cancel'],
    ['urge', 'press'],
    ['delete', 'delete'],
  ] as const)('does %s', async (action, id) => {
    const { server, osm } = await start({}, { groupId: undefined });
    await osm.service.act('CS1', action);
    await osm.service.act('CS1', action, 'why');
    expect(server.received[0]?.target).toBe(`/v2/servicerequest/cases/CS1/action?action_id=${id}`);
    expect(server.received.map(bodyOf)).toEqual([{}, { operate_desc: 'why' }]);
  });
});

it('stands any JSON for an answer: a good result or an OsmError, and nothing else', async () => {
  const odd = fc.jsonValue({ maxDepth: 3 });
  const field = fc.oneof(
    odd,
    fc.array(fc.dictionary(fc.constantFrom('incident_id', 'status', 'message_list', 'create_time', 'content'), odd)),
  );
  const names = [
    'incident_info_list',
    'incident_detail_info',
    'message_list',
    'imstatus',
    'immsg',
    'total_count',
    'status',
    'last_message_time_id',
    'extends_params',
    'accessory_limit',
  ];
  let answer: unknown;
  const { osm } = await startOsm(() => ({ json: answer }), { limits: { attempts: 1 } });
  const { service } = osm;
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...names), field), async (json) => {
      answer = json;
      const results = await Promise.allSettled([
        service.list({ offset: 0, limit: 10 }),
        service.show('CS1'),
        service.messages('CS1'),
        service.feed(['CS1']),
        service.status('CS1'),
        service.catalog.products(),
        service.catalog.parameters('p', 't'),
        service.catalog.uploadLimits(),
      ]);
      for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(OsmError);
    }),
    { numRuns: 60 },
  );
});
