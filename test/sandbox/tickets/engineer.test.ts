import { describe, expect, it } from '@jest/globals';
import { ask, cases, create, start, until, type Service } from './support.ts';

const status = (server: Service, id: string) => server.control.get(id).status;
const words = (server: Service, id: string) => server.control.get(id).messages.map(({ text }) => text);

describe('the engineer', () => {
  it('acts on control calls', async () => {
    const server = await start();
    const { control } = server;
    const id = await create(server);
    control.accept(id);
    expect(status(server, id)).toBe(1);
    control.ask(id, 'Which one?');
    expect(status(server, id)).toBe(17);
    control.customerSays(id, 'The second');
    expect(status(server, id)).toBe(1);
    control.say(id, 'Looking');
    expect(status(server, id)).toBe(1);
    control.resolve(id, 'Done');
    expect(status(server, id)).toBe(2);
    control.answer(id, 'One more thing', {
      attachments: [{ name: 'log.txt', data: Buffer.from('log').toString('base64') }],
    });
    expect(status(server, id)).toBe(1);
    expect(words(server, id)).toEqual([
      'It does not start',
      'Which one?',
      'The second',
      'Looking',
      'Done',
      'One more thing',
    ]);
    const { json } = await ask(server, `${cases}/${id}/messages`);
    const [file] =
      (json.message_list as { accessory_list: { accessory_id: string; file_actual_name: string }[] }[]).at(-1)
        ?.accessory_list ?? [];
    expect(file?.file_actual_name).toBe('log.txt');
    const fetched = await ask(server, `/v2/servicerequest/accessorys/${file?.accessory_id ?? ''}`);
    expect(fetched.bytes.toString()).toBe('log');
    control.setStatus(id, 99);
    expect((await ask(server, `${cases}/${id}/status`)).json).toEqual({ status: 99 });
    control.deleteTicket(id);
    expect(() => control.get(id)).toThrow(`There is no ticket ${id}.`);
    expect((await ask(server, `${cases}/${id}`)).code).toBe('OSM.01010015');
  });

  it('accepts, asks, answers and resolves on timers', async () => {
    const server = await start({
      engineer: { acceptAfter: 5, askAfter: 5, answerAfter: 5, resolveAfter: 5, question: 'Which?' },
    });
    const id = await create(server);
    await until(() => status(server, id) === 17);
    expect(words(server, id).at(-1)).toBe('Which?');
    await ask(server, `${cases}/${id}/message`, { body: { message: { content: 'This' } } });
    await until(() => status(server, id) === 2);
    expect(words(server, id)).toHaveLength(5);
  });

  it('resolves what was accepted where nothing is asked', async () => {
    const server = await start({ engineer: { acceptAfter: 1, resolveAfter: 1, result: 'Fixed' } });
    const id = await create(server);
    await until(() => status(server, id) === 2);
    expect(words(server, id).at(-1)).toBe('Fixed');
  });

  it('leaves alone what was canceled meanwhile', async () => {
    const server = await start({ engineer: { acceptAfter: 30 } });
    const canceled = await create(server);
    server.control.setStatus(canceled, 4);
    const other = await create(server);
    await until(() => status(server, other) === 1);
    expect(status(server, canceled)).toBe(4);
  });

  it('takes up what waited when the service was started anew', async () => {
    const before = await start();
    const id = await create(before);
    const server = await start({ snapshot: before.snapshot(), engineer: { acceptAfter: 1 } });
    await until(() => status(server, id) === 1);
  });

  it('asks to be let in, and tells what it did', async () => {
    const server = await start();
    const id = await create(server);
    const authorization = server.control.requestAuthorization(id, 'Look at the log');
    const path = `/v2/servicerequest/authorizations/${authorization}`;
    const { json } = await ask(server, path);
    expect(json).toMatchObject({ status: 0, incident_id: id, auth_describe: 'Look at the log' });
    const body = { agency_id: 'agency-1' };
    expect((await ask(server, path, { method: 'PUT', body })).code).toBeUndefined();
    expect((await ask(server, path, { method: 'PUT', body })).code).toBe('OSM.01010014');
    expect((await ask(server, path)).json.status).toBe(1);
    const cancel = { method: 'PUT', body: {}, query: { action_id: 'cancel' } };
    expect((await ask(server, `${path}/action`, cancel)).code).toBeUndefined();
    expect((await ask(server, path)).json.status).toBe(5);
  });
});
