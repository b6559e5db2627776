import { expect, it } from '@jest/globals';
import type { Snapshot } from '../../../src/sandbox/tickets/state/snapshot.ts';
import { everyOperation } from './every-operation.ts';
import { ask, cases, colleague, create, owner, start, stranger, type Service } from './support.ts';

const saved = (server: Service) => JSON.parse(JSON.stringify(server.snapshot())) as Snapshot;

it('everything survives a restart', async () => {
  const server = await start();
  for await (const step of everyOperation(server)) {
    const got = await ask(server, step.path, step.asked);
    step.after?.(got);
  }
  const [first, second] = [await create(server), await create(server)];
  await ask(server, `${cases}/${first}/relations`, { body: { related_id_list: [second] } });
  await ask(server, `${cases}/${first}/labels`, { method: 'POST', query: { label_ids: '1' } });
  expect(server.control.get(first)).toMatchObject({ relations: [second], labels: ['production'] });
  const snapshot = saved(server);
  const again = await start({ snapshot });
  expect(saved(again)).toEqual(snapshot);
  expect(again.control.list()).toEqual(server.control.list());
  for await (const step of everyOperation(again)) {
    const got = await ask(again, step.path, step.asked);
    expect([step.id, got.status, got.code]).toEqual([step.id, 200, undefined]);
    step.after?.(got);
  }
});

it('new ids go on where the old ones ended, and a cursor stays good', async () => {
  const server = await start();
  const id = await create(server);
  const feed = (of: Service, query: Record<string, string> = {}) =>
    ask(of, `${cases}/instant-messages`, { query: { case_ids: id, ...query } });
  const { json } = await feed(server);
  const again = await start({ snapshot: saved(server) });
  expect(await create(again)).not.toBe(id);
  again.control.say(id, 'After the restart');
  const news = await feed(again, { last_message_time_id: String(json.last_message_time_id) });
  expect(news.json.immsg).toMatchObject([{ message_list: [{ content: 'After the restart' }] }]);
});

it('a snapshot is a copy, and holds no secret', async () => {
  const server = await start();
  await create(server);
  const snapshot = server.snapshot();
  const before = JSON.stringify(snapshot);
  await create(server);
  expect(JSON.stringify(snapshot)).toBe(before);
  for (const { accessKey, secretKey, securityToken, user } of [owner, colleague, stranger]) {
    for (const secret of [accessKey, secretKey, securityToken ?? secretKey, user.password])
      expect(before).not.toContain(secret);
  }
});

it('a snapshot of another version is refused', async () => {
  const snapshot = { version: 2, sequence: 0, accounts: [] } as unknown as Snapshot;
  await expect(start({ snapshot })).rejects.toThrow('The snapshot has version 2');
});
