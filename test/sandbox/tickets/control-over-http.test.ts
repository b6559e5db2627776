import { describe, expect, it } from '@jest/globals';
import { create, read, start, type Service } from './support.ts';

const control = async (server: Service, method: string, args?: readonly unknown[], type = 'application/json') => {
  const init = { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify({ method, args }) };
  const { status, json } = await read(await fetch(`${server.url}/_control`, init));
  return { status, ...json } as { status: number; result?: unknown; error?: string };
};

describe('the control over HTTP', () => {
  it('does what the control does', async () => {
    const server = await start({ controlOverHttp: true });
    const id = await create(server);
    expect(await control(server, 'accept', [id])).toEqual({ status: 200, result: null });
    expect(await control(server, 'say', [id, 'Hello', { html: true }])).toEqual({ status: 200, result: null });
    const { result } = await control(server, 'get', [id]);
    expect(result).toMatchObject({ id, status: 1, messages: [{}, { text: 'Hello' }] });
    const made = await control(server, 'create', [{ description: 'From outside' }]);
    expect(server.control.get(String(made.result)).description).toBe('From outside');
    await control(server, 'behave', [{ order: 'newest-first' }]);
    await control(server, 'fail', [{ kind: '429', operation: 'createCases', times: 1 }]);
    await expect(create(server)).rejects.toThrow('APIGW.0308');
    expect(await control(server, 'requests')).toMatchObject({ result: { counts: { createCases: 2 } } });
  });

  it('is as complete as the control', async () => {
    const server = await start({ controlOverHttp: true });
    // A listener cannot be handed over by HTTP.
    const methods = Object.keys(server.control).filter((method) => method !== 'watch');
    for (const method of methods) {
      const { status, error } = await control(server, method, [{}, {}, {}, {}]);
      expect([method, status, error]).toEqual([method, 400, expect.any(String)]);
    }
  });

  it.each([
    ['an unknown method', 'explode', [], 404],
    ['a method of every object', 'constructor', [], 404],
    ['an unknown ticket', 'accept', ['1'], 400],
    ['wrong arguments', 'accept', [7], 400],
    ['an unknown failure', 'fail', [{ kind: 'fire' }], 400],
  ])('refuses %s', async (_name, method, args, status) => {
    const server = await start({ controlOverHttp: true });
    expect(await control(server, method, args)).toMatchObject({ status, error: expect.any(String) });
  });

  it('takes only JSON and POST, and is not there unless asked for', async () => {
    const server = await start({ controlOverHttp: true });
    expect((await control(server, 'list', [], 'text/plain')).status).toBe(415);
    expect((await fetch(`${server.url}/_control`)).status).toBe(405);
    const closed = await start();
    expect((await control(closed, 'list')).status).toBe(404);
  });
});
