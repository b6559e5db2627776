import { describe, expect, it } from '@jest/globals';
import { ask, cases, create, start, type Service } from './support.ts';

interface Feed {
  readonly imstatus: readonly { status: number }[];
  readonly immsg: readonly {
    incident_id: string;
    message_list: readonly { content: string }[];
  }[];
  readonly last_message_time_id: string;
}

const read = async (server: Service, ids: readonly string[], cursor?: string): Promise<Feed & { texts: string[] }> => {
  const query = ids.map((id) => ['case_ids', id] as const);
  const got = await ask(server, `${cases}/instant-messages`, {
    query: cursor === undefined ? query : [...query, ['last_message_time_id', cursor]],
  });
  const feed = got.json as unknown as Feed;
  return { ...feed, texts: feed.immsg.flatMap((entry) => entry.message_list.map(({ content }) => content)) };
};

describe('the feed', () => {
  it.each([
    ['answers', ['C']],
    ['missing', 'APIGW.0101'],
    ['empty', []],
    ['repeats', ['A', 'B', 'C']],
    ['reorders', ['C']],
    ['skips', []],
  ] as const)('by habit "%s" has %j after two messages and a third', async (habit, expected) => {
    const server = await start();
    const id = await create(server);
    server.control.say(id, 'A');
    server.control.say(id, 'B');
    const { last_message_time_id: cursor } = await read(server, [id]);
    server.control.say(id, 'C');
    server.control.behave({ feed: habit });
    const query = { case_ids: id, last_message_time_id: cursor };
    const got = await ask(server, `${cases}/instant-messages`, { query });
    const feed = got.json as unknown as Feed;
    expect(got.code ?? feed.immsg.flatMap((entry) => entry.message_list.map(({ content }) => content))).toEqual(
      expected,
    );
  });

  it('turns its messages around, or skips every other one, where it has several', async () => {
    const server = await start({ habits: { feed: 'reorders' } });
    const id = await create(server, { simple_description: '0' });
    for (const text of ['1', '2', '3']) server.control.say(id, text);
    expect((await read(server, [id])).texts).toEqual(['3', '2', '1', '0']);
    server.control.behave({ feed: 'skips' });
    expect((await read(server, [id])).texts).toEqual(['0', '2']);
  });

  it('has messages late by habit: with the cursor of the call before them, not with one of a call since', async () => {
    let now = Date.now();
    const server = await start({ now: () => now, habits: { feedLag: 1000 } });
    const id = await create(server);
    now += 5000;
    const before = (await read(server, [id])).last_message_time_id;
    server.control.say(id, 'Late');
    const between = await read(server, [id], before);
    expect(between.texts).toEqual([]);
    now += 1000;
    expect((await read(server, [id], between.last_message_time_id)).texts).toEqual([]);
    expect((await read(server, [id], before)).texts).toEqual(['Late']);
  });

  it('refuses a cursor that is older than its life', async () => {
    let now = Date.now();
    const server = await start({ now: () => now, habits: { cursorLife: 60_000 } });
    const id = await create(server);
    const { last_message_time_id: cursor } = await read(server, [id]);
    const later = async () => {
      const query = { case_ids: id, last_message_time_id: cursor };
      return (await ask(server, `${cases}/instant-messages`, { query, at: now })).code;
    };
    now += 60_000;
    expect(await later()).toBeUndefined();
    now += 1;
    expect(await later()).toBe('OSM.01010001');
  });

  it('takes its time by habit, and other operations none', async () => {
    const server = await start({ habits: { feedDelay: 600_000 } });
    const id = await create(server);
    const feed = ask(server, `${cases}/instant-messages`, { query: { case_ids: id } }).then(
      () => 'answered',
      () => 'cut',
    );
    expect((await ask(server, `${cases}/${id}`)).status).toBe(200);
    await server.close();
    expect(await feed).toBe('cut');
  });

  it.each(['nothing', 'feed', 'list', 'detail'] as const)(
    'messages are read by %s, and by the call for it',
    async (by) => {
      const server = await start({ habits: { marksRead: by } });
      const id = await create(server);
      const unreadAfter = async (path: string, query: Record<string, string> = {}) => {
        server.control.say(id, 'New');
        await ask(server, `${cases}/${path}`, { query });
        const { imstatus } = await read(server, [id], '0_999999');
        return imstatus[0]?.status === 0;
      };
      expect(await unreadAfter('instant-messages', { case_ids: id })).toBe(by !== 'feed');
      expect(await unreadAfter(`${id}/messages`)).toBe(by !== 'list');
      expect(await unreadAfter(id)).toBe(by !== 'detail');
      await ask(server, `${cases}/${id}/instant-messages/unread`, { body: {} });
      expect((await read(server, [id], '0_999999')).imstatus[0]?.status).toBe(1);
    },
  );
});
