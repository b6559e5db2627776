import { describe, expect, it } from '@jest/globals';
import { ask, cases, create, start, type Service } from './support.ts';

describe('messages', () => {
  const list = async (server: Service, id: string, query: Record<string, string> = {}) =>
    (await ask(server, `${cases}/${id}/messages`, { query })).json.message_list as {
      content: string;
      create_time: string;
    }[];

  it('are rich text where asked for, or where the settings say so', async () => {
    const server = await start();
    const id = await create(server, { simple_description: 'a < b' });
    server.control.say(id, '<p>See <b>this</b></p>', { html: true });
    expect((await list(server, id)).map(({ content }) => content)).toEqual(['a < b', 'See this']);
    const rich = [
      '<div class="osm-rich-text"><p>a &lt; b</p></div>',
      '<div class="osm-rich-text"><p>See <b>this</b></p></div>',
    ];
    expect((await list(server, id, { trim_osm_rich_text_label: 'false' })).map(({ content }) => content)).toEqual(rich);
    const detail = async (query: Record<string, string>) => {
      const { json } = await ask(server, `${cases}/${id}`, { query });
      return (json.incident_detail_info as { message_list: { content: string }[] }).message_list.map(
        (one) => one.content,
      );
    };
    expect(await detail({})).toEqual(['a < b', 'See this']);
    expect(await detail({ trim_osm_rich_text_label: 'false' })).toEqual(rich);
    server.control.behave({ texts: 'html', order: 'newest-first' });
    expect((await list(server, id)).map(({ content }) => content)).toEqual(rich.toReversed());
  });

  it.each([
    ['zulu', '2026-01-02T03:04:05Z'],
    ['no-zone', '2026-01-02T11:04:05'],
    ['space', '2026-01-02 11:04:05'],
    ['offset', '2026-01-02T11:04:05+08:00'],
    ['fraction', '2026-01-02T11:04:05.678+08:00'],
  ] as const)('have times of the form %s', async (times, expected) => {
    const at = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
    const server = await start({ now: () => at, habits: { times } });
    const id = server.control.create({ description: 'x' });
    const got = await ask(server, `${cases}/${id}/messages`, { at });
    expect(got.json.message_list).toMatchObject([{ create_time: expected }]);
  });

  it.each([
    ['header', '2026-01-02 11:04:05'],
    ['utc', '2026-01-02 03:04:05'],
    ['gmt+8', '2026-01-02 11:04:05'],
  ] as const)('have times without a zone of the zone "%s"', async (zone, expected) => {
    const at = Date.UTC(2026, 0, 2, 3, 4, 5);
    const server = await start({ now: () => at, habits: { times: 'space', zone } });
    const id = server.control.create({ description: 'x' });
    const first = async (name: string) => {
      const { json } = await ask(server, `${cases}/${id}/messages`, { at, headers: { 'x-time-zone': name } });
      return (json.message_list as { create_time: string }[])[0]?.create_time;
    };
    expect(await first('GMT+8')).toBe(expected);
    const utc = zone === 'gmt+8' ? expected : '2026-01-02 03:04:05';
    expect([await first('GMT'), await first('GMT+0')]).toEqual([utc, utc]);
    const more = async (time: string) => {
      const query = { create_time: time, type: '0', limit: '1' };
      return (await ask(server, `${cases}/${id}/instant-messages/more`, { query, at })).json.count;
    };
    // A time that was answered is taken back as it was.
    expect(await more(expected)).toBe(0);
    expect(await more(expected.replace(':05', ':06'))).toBe(1);
    expect(await more(String(at + 1))).toBe(1);
  });

  it('before a time, and withdrawn ones', async () => {
    const server = await start();
    const id = await create(server);
    server.control.say(id, 'Engineer');
    await ask(server, `${cases}/${id}/message`, { body: { message: { content: 'Oops' } } });
    const withdraw = async (at: number) => {
      const message = server.control.get(id).messages[at]?.id ?? '';
      return (await ask(server, `${cases}/${id}/instant-messages/${message}/withdraw`, { method: 'POST' })).code;
    };
    expect(await withdraw(0)).toBe('OSM.01010002');
    expect(await withdraw(1)).toBe('OSM.01010002');
    expect(await withdraw(2)).toBeUndefined();
    const more = await ask(server, `${cases}/${id}/instant-messages/more`, {
      query: { create_time: '2999-01-01 00:00:00', type: '0', limit: '1' },
    });
    expect(more.json).toMatchObject({ count: 2, message_list: [{ content: 'Engineer' }] });
  });
});
