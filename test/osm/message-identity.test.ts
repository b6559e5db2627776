import { afterEach, expect, it } from '@jest/globals';
import { messageKey } from '../../src/tickets/words/message-key.ts';
import { startOsm, stopServers } from './osm.ts';

afterEach(stopServers);

const at = Date.UTC(2026, 2, 4, 5, 6, 7);

/**
 * The forms that a time was seen in or may have (reference, its examples of the first version, traffic of others): a form without a zone is
 * one of the zone that X-Time-Zone named.
 */
const forms: readonly ((zone: number) => string | number)[] = [
  () => '2026-03-04T05:06:07Z',
  () => '2026-03-04T05:06:07.123Z',
  (zone) => new Date(at + zone).toISOString().slice(0, 19),
  (zone) => new Date(at + zone).toISOString().slice(0, 19).replace('T', ' '),
  () => at,
  () => String(at),
  () => at / 1000,
];

/** Milliseconds east of UTC of `GMT+8` and the like. */
const offsetOf = (zone: string | string[] | undefined) => Number(String(zone).replace('GMT', '')) * 3600_000;

it('is the same whichever operation serves a message, in whichever form it has the time', async () => {
  let form = forms[0];
  const { server, osm } = await startOsm(({ path, headers }) => {
    const create_time = form?.(offsetOf(headers['x-time-zone']));
    const message = { type: 1, replier_type: 1, content: 'Please check', create_time };
    if (path.endsWith('/instant-messages'))
      return { json: { immsg: [{ incident_id: 'CS1', message_list: [message] }] } };
    if (path.endsWith('/messages')) return { json: { count: 1, message_list: [message] } };
    const content = '<div class="osm-rich-text"><p>Please check</p></div>';
    return { json: { incident_detail_info: { status: 1, message_list: [{ ...message, message_id: 'm1', content }] } } };
  });
  const keys = new Set<string>();
  for (form of forms) {
    const [feed, list, detail] = await Promise.all([
      osm.service.feed(['CS1']).then(({ messages }) => messages.map(({ message }) => message)),
      osm.service.messages('CS1'),
      osm.service.show('CS1').then(({ messages }) => messages),
    ]);
    const read = [...feed, ...list, ...detail];
    expect(read).toHaveLength(3);
    for (const message of read) keys.add(messageKey(message));
  }
  expect(keys.size).toBe(1);
  expect(new Set(server.received.map(({ headers }) => headers['x-time-zone']))).toEqual(new Set(['GMT+0']));
});
