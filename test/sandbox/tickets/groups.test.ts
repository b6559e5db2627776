import { describe, expect, it } from '@jest/globals';
import type { Credential } from '../../../src/sandbox/tickets/options.ts';
import { ask, cases, colleague, create, owner, start, stranger, type Asked } from './support.ts';

describe('other people', () => {
  const outsider = { ...colleague, accessKey: 'AKOUTSIDER', user: { ...colleague.user, name: 'carl' }, groups: [] };

  it('of the same group are served with the group id only, and another account never', async () => {
    const server = await start({ credentials: [owner, colleague, outsider, stranger] });
    const id = await create(server);
    const read = async (as: Credential, query: Record<string, string>) =>
      (await ask(server, `${cases}/${id}`, { as, query })).code;
    const count = async (as: Credential, query: Record<string, string>) =>
      (await ask(server, cases, { as, query })).json.total_count;
    expect(await read(colleague, {})).toBe('OSM.01010002');
    expect(await read(colleague, { group_id: 'group-2' })).toBe('OSM.01010002');
    expect(await read(colleague, { group_id: 'group-1' })).toBeUndefined();
    expect(await read(outsider, { group_id: 'group-1' })).toBe('OSM.01010002');
    expect(await read(stranger, { group_id: 'group-1' })).toBe('OSM.01010015');
    expect(await count(colleague, {})).toBe(0);
    expect(await count(colleague, { group_id: 'group-1' })).toBe(1);
    expect(await count(stranger, { group_id: 'group-1' })).toBe(0);
    const message = { message: { content: 'Me too' } };
    const write = (body: object) => ask(server, `${cases}/${id}/message`, { as: colleague, body });
    expect((await write(message)).code).toBe('OSM.01010002');
    expect((await write({ ...message, group_id: 'group-1' })).code).toBeUndefined();
  });

  it.each([
    ['refused', 'OSM.01010002', 'OSM.01010002'],
    ['not-found', 'OSM.01010015', 'OSM.01010015'],
    ['answered', undefined, 'OSM.01010002'],
  ] as const)(
    'of the same group are %s by operations that have no place for a group',
    async (withoutGroup, code, codeWithPlace) => {
      const server = await start({ habits: { withoutGroup } });
      const id = await create(server);
      const upload = await ask(server, '/v2/servicerequest/accessorys/json-format-content', {
        body: { accessory_name: 'a.txt', accessory_from: 'message', accessory_data: 'YQ==' },
      });
      const file = String(upload.json.accessory_id);
      const body = { message: { content: 'See', accessory_ids: [file] } };
      await ask(server, `${cases}/${id}/message`, { body });
      const codes = async (path: string, asked: Asked = {}) =>
        (await ask(server, `${cases}/${id}${path}`, { as: colleague, ...asked })).code;
      expect(await codes('/status')).toBe(code);
      expect(await codes('/labels')).toBe(code);
      expect(await codes('/relations')).toBe(code);
      expect(await codes('/labels', { method: 'POST', query: { label_ids: '1' } })).toBe(code);
      const url = `/v2/servicerequest/accessorys/${file}/access-url`;
      const fetched = await ask(server, url, { as: colleague, query: { relation_type: 'MESSAGE' } });
      expect(fetched.code === undefined).toBe(withoutGroup === 'answered');
      const counts = await ask(server, `${cases}/count`, { as: colleague });
      expect(counts.json.incident_status_counts).toHaveLength(withoutGroup === 'answered' ? 1 : 0);
      // Those that have a place for it want it.
      expect(await codes('')).toBe(codeWithPlace);
      expect(await codes('', { query: { group_id: 'group-1' } })).toBeUndefined();
    },
  );

  it('of a group are listed beside the own ones, or alone', async () => {
    const server = await start();
    const own = await create(server);
    const other = server.control.create({ description: 'Theirs', by: 'bob' });
    const ids = async (query: Record<string, string>) => {
      const { json } = await ask(server, cases, { query });
      return (json.incident_info_list as { incident_id: string }[]).map((entry) => entry.incident_id);
    };
    expect(await ids({})).toEqual([own]);
    expect(await ids({ group_id: 'group-1' })).toEqual([other, own]);
    server.control.behave({ groupId: 'replaces' });
    expect(await ids({})).toEqual([own]);
    expect(await ids({ group_id: 'group-1' })).toEqual([other]);
    expect((await ask(server, `${cases}/${own}`, { query: { group_id: 'group-1' } })).code).toBeUndefined();
  });
});
