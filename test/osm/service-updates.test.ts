import { afterEach, describe, expect, it } from '@jest/globals';
import { isMissingOperation } from '../../src/osm/index.ts';
import { failureOf, startOsm, stopServers } from './osm.ts';

afterEach(stopServers);

const start = (json: unknown) => startOsm(() => ({ json }), { groupId: 'group' });

describe('updates of tickets', () => {
  it('reads the feed and passes the cursor on', async () => {
    const { server, osm } = await start({
      imstatus: [{ incident_id: 'CS1', status: 2 }, { incident_id: 'CS2', status: 'odd' }, {}],
      immsg: [
        {
          incident_id: 'CS1',
          message_list: [
            { type: 1, content: 'b', create_time: '2026-01-01T00:00:02' },
            { type: 1, content: 'a', create_time: '2026-01-01T00:00:01' },
          ],
        },
        { incident_id: 'CS2', message_list: null },
      ],
      last_message_time_id: 'next',
    });
    const feed = await osm.service.feed(['CS1', 'CS2'], 'last');
    expect(server.received[0]?.target).toBe(
      '/v2/servicerequest/cases/instant-messages?case_ids=CS1&case_ids=CS2&group_id=group&last_message_time_id=last&trim_osm_rich_text_label=false',
    );
    expect(feed.messages.map(({ ticket, message }) => `${ticket} ${message.text}`)).toEqual(['CS1 a', 'CS1 b']);
    expect(feed.cursor).toBe('next');
  });

  it('asks for nothing where there are no tickets, and names no cursor where there is none', async () => {
    const { server, osm } = await start({ last_message_time_id: '' });
    await expect(osm.service.feed([], 'c')).resolves.toEqual({ messages: [], cursor: 'c' });
    expect(server.received).toHaveLength(0);
    expect(await osm.service.feed(['CS1'])).toEqual({ messages: [], cursor: undefined });
    expect(server.received[0]?.query.has('last_message_time_id')).toBe(false);
  });

  it.each([
    [true, { status: 404, json: { error_code: 'APIGW.0101', error_msg: 'no' } }],
    [false, { status: 403, json: { error_code: 'OSM.0003', error_msg: 'no' } }],
    [false, { status: 404, text: '<html>' }],
  ])('says whether the feed does not exist: %s for %j', async (missing, reply) => {
    const { osm } = await startOsm(() => reply);
    expect(isMissingOperation(await failureOf(osm.service.feed(['CS1'])))).toBe(missing);
  });

  it('reads the status where the user group can be named', async () => {
    const { server, osm } = await start({ incident_detail_info: { status: 17, message_list: [] } });
    expect(await osm.service.status('CS1')).toBe(17);
    expect(server.received[0]).toMatchObject({ path: '/v2/servicerequest/cases/CS1' });
    expect(server.received[0]?.query.get('group_id')).toBe('group');
  });

  it('reads all pages of messages, oldest first', async () => {
    const message = (index: number) => ({
      type: 1,
      content: String(index),
      create_time: new Date(1767225600000 + index * 1000).toISOString(),
    });
    const { server, osm } = await startOsm(({ query }) => {
      const offset = Number(query.get('offset'));
      return {
        json: {
          count: 250,
          message_list: Array.from({ length: Math.min(100, 250 - offset) }, (_, index) =>
            message(249 - offset - index),
          ),
        },
      };
    });
    const messages = await osm.service.messages('CS1');
    expect(messages.map(({ text }) => Number(text))).toEqual(Array.from({ length: 250 }, (_, index) => index));
    expect(server.received).toHaveLength(3);
    expect(server.received[0]?.query.get('trim_osm_rich_text_label')).toBe('false');
  });
});
