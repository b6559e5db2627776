import { describe, expect, it } from '@jest/globals';
import { loadOperations } from '../../../src/sandbox/tickets/contract/operations.ts';
import { table } from '../../../src/sandbox/tickets/operations/table.ts';
import { everyOperation } from './every-operation.ts';
import { ask, create, start } from './support.ts';

describe('the operations', () => {
  it('of the contract all have a handler, and no handler is left over', () => {
    const ids = loadOperations().map(({ id }) => id);
    expect(ids).toHaveLength(82);
    expect(Object.keys(table).sort()).toEqual([...ids].sort());
  });

  it('all answer a good request with 200 and without an error, in both languages and every form of time', async () => {
    const server = await start();
    const seen = new Set<string>();
    for (const language of ['en-us', 'zh-cn']) {
      for (const times of ['mixed', 'fraction'] as const) {
        server.control.behave({ times });
        for await (const step of everyOperation(server)) {
          const got = await ask(server, step.path, {
            ...step.asked,
            headers: { ...step.asked?.headers, 'x-language': language },
          });
          expect([step.id, got.status, got.code, got.json.error_msg]).toEqual([step.id, 200, undefined, undefined]);
          step.after?.(got);
          seen.add(step.id);
        }
      }
    }
    expect(server.problems).toEqual([]);
    expect([...seen].sort()).toEqual(Object.keys(table).sort());
    const { counts, entries } = server.control.requests();
    expect(Object.keys(counts).sort()).toEqual(Object.keys(table).sort());
    expect(new Set(entries.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('say on success what the settings choose', async () => {
    const server = await start({ habits: { success: 'null' } });
    const body = { name: 'urgent', color: '#ff0000' };
    const first = await ask(server, '/v2/servicerequest/labels', { body });
    expect(first.json).toEqual({ error_code: null, error_msg: null });
    server.control.behave({ success: 'empty' });
    const second = await ask(server, '/v2/servicerequest/labels', { body: { ...body, name: 'later' } });
    expect(second.json).toEqual({ error_code: '', error_msg: '' });
    server.control.behave({ success: 'zero' });
    const fourth = await ask(server, '/v2/servicerequest/labels', { body: { ...body, name: 'soon' } });
    expect(fourth.json).toEqual({ error_code: 0, error_msg: '' });
    server.control.behave({ success: 'absent' });
    const third = await ask(server, '/v2/servicerequest/labels', { body: { ...body, name: 'never' } });
    expect(third.json).toEqual({});
  });

  it('show a list without entries as the settings choose', async () => {
    const server = await start();
    const ticket = await create(server);
    const shown = async () => [
      (await ask(server, '/v2/servicerequest/labels', { query: { name: 'no such label' } })).json,
      (await ask(server, `/v2/servicerequest/cases/${ticket}/relations`)).json,
    ];
    expect(await shown()).toEqual([{ total_count: 0, label_list: [] }, { case_relation_list: [] }]);
    server.control.behave({ emptyLists: 'null' });
    expect(await shown()).toEqual([{ total_count: 0, label_list: null }, { case_relation_list: null }]);
    server.control.behave({ emptyLists: 'absent' });
    expect(await shown()).toEqual([{ total_count: 0 }, { case_relation_list: null }]);
  });
});
