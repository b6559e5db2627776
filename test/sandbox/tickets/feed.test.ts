import { describe, expect, it } from '@jest/globals';
import { ask, cases, colleague, create, start, stranger, type Service } from './support.ts';

interface Feed {
  readonly imstatus: readonly { incident_id: string; status: number }[];
  readonly immsg: readonly {
    incident_id: string;
    message_list: readonly { content: string; create_time: string; replier_type: number }[];
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
  it('gives read marks and new messages of many tickets, each message once, and nothing of their statuses', async () => {
    const server = await start();
    const first = await create(server, { simple_description: 'One' });
    const second = await create(server, { simple_description: 'Two' });
    const history = await read(server, [first, second]);
    expect(history.texts).toEqual(['One', 'Two']);
    server.control.say(second, 'Hello');
    server.control.thirdPartySays(first, 'A partner speaks');
    server.control.customerSays(first, 'From the console');
    server.control.setStatus(first, 5);
    const news = await read(server, [first, second], history.last_message_time_id);
    expect(news.imstatus).toEqual([
      { incident_id: first, status: 0 },
      { incident_id: second, status: 0 },
    ]);
    await ask(server, `${cases}/${second}/instant-messages/unread`, { body: {} });
    expect((await read(server, [first, second], news.last_message_time_id)).imstatus).toEqual([
      { incident_id: first, status: 0 },
      { incident_id: second, status: 1 },
    ]);
    expect(
      news.immsg.map((entry) => [entry.incident_id, entry.message_list.map((message) => message.replier_type)]),
    ).toEqual([
      [first, [2, 0]],
      [second, [1]],
    ]);
    const nothing = await read(server, [first, second], news.last_message_time_id);
    expect(nothing.immsg).toEqual([]);
  });

  it('starts with history or with a baseline', async () => {
    const server = await start({ habits: { firstFeed: 'nothing' } });
    const id = await create(server);
    const baseline = await read(server, [id]);
    expect(baseline.texts).toEqual([]);
    server.control.say(id, 'New');
    expect((await read(server, [id], baseline.last_message_time_id)).texts).toEqual(['New']);
  });

  it('keeps two messages of one moment apart, and with an inclusive cursor repeats the second', async () => {
    let now = Date.now();
    const server = await start({ now: () => now });
    const id = await create(server, { simple_description: 'First' });
    now += 5000;
    server.control.say(id, 'Same');
    const cursor = (await read(server, [id])).last_message_time_id;
    server.control.say(id, 'Same');
    expect((await read(server, [id], cursor)).texts).toEqual(['Same']);
    server.control.behave({ boundary: 'inclusive' });
    expect((await read(server, [id], cursor)).texts).toEqual(['Same', 'Same']);
  });

  it('is absent for an account that has no such API', async () => {
    const server = await start({ habits: { feedAbsentFor: ['domain-1'] } });
    const id = await create(server);
    const feed = { query: { case_ids: id } };
    const got = await ask(server, `${cases}/instant-messages`, feed);
    expect([got.status, got.code]).toEqual([404, 'APIGW.0101']);
    expect((await ask(server, `${cases}/instant-messages`, { ...feed, as: stranger })).status).toBe(200);
  });

  it('leaves out what the user may not see and what is gone', async () => {
    const server = await start();
    const id = await create(server);
    const feed = { query: { case_ids: id }, as: colleague };
    expect((await ask(server, `${cases}/instant-messages`, feed)).json.imstatus).toEqual([]);
    expect((await read(server, [id])).imstatus).toEqual([{ incident_id: id, status: 1 }]);
    server.control.deleteTicket(id);
    expect((await read(server, [id])).imstatus).toEqual([]);
  });

  it('takes up to 100 tickets, and only cursors that it gave', async () => {
    const server = await start();
    const ids = Array.from({ length: 101 }, (_, at) => ['case_ids', String(at)] as const);
    expect((await ask(server, `${cases}/instant-messages`, { query: ids.slice(1) })).status).toBe(200);
    expect((await ask(server, `${cases}/instant-messages`, { query: ids })).code).toBe('OSM.0001');
    expect((await ask(server, `${cases}/instant-messages`)).code).toBe('OSM.0001');
    const query = { case_ids: '1', last_message_time_id: 'tomorrow' };
    expect((await ask(server, `${cases}/instant-messages`, { query })).code).toBe('OSM.0001');
  });

  it('counts what is unread', async () => {
    const server = await start();
    const id = await create(server);
    server.control.say(id, 'One');
    server.control.say(id, 'Two');
    const unread = async () =>
      (await ask(server, `${cases}/instant-messages/unread`, { query: { case_ids: id } })).json.imunread;
    expect(await unread()).toEqual([{ incident_id: id, status: 0, unread_num: 2 }]);
    await ask(server, `${cases}/${id}/instant-messages/unread`, { body: {} });
    server.control.accept(id);
    // Online, as an engineer works on it; not the status of the ticket.
    expect(await unread()).toEqual([{ incident_id: id, status: 1, unread_num: 0 }]);
    server.control.setStatus(id, 17);
    expect(await unread()).toEqual([{ incident_id: id, status: 0, unread_num: 0 }]);
  });
});
