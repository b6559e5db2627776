import { request } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadOperations } from '../../../src/sandbox/tickets/contract/operations.ts';
import { startTicketService, type TicketServiceServer } from '../../../src/sandbox/tickets/service.ts';
import { ask, cases, owner } from './support.ts';

const problems: string[] = [];
let server: TicketServiceServer;
let ticket = '';

beforeAll(async () => {
  server = await startTicketService({
    credentials: [owner],
    controlOverHttp: true,
    report: (problem) => problems.push(problem),
  });
  ticket = server.control.create({ description: 'Bait' });
});
afterAll(() => server.close());

const alive = async () => {
  expect((await ask(server, cases)).status).toBe(200);
  expect(problems).toEqual([]);
};

const operations = loadOperations();
const value = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1',
    '99999999999999999999',
    '1e9',
    'NaN',
    'null',
    '__proto__',
    '../..',
    '%',
    '\u0000',
    '[object Object]',
    'ecs-setup',
  ),
);

/** Values that look like the right ones, so that handlers are reached, too. */
const likely = fc.oneof(
  value,
  fc.constantFrom('ecs-fault', 'ecs', '2026-01-01 00:00:00', 'GMT+8', 'reject', 'close', '0', '5'),
);

/** Lone surrogates cannot be sent. */
const wellFormed = (text: string) => Buffer.from(text).toString();

describe('hostile requests', () => {
  it('with any path, query and body, signed as they are, never bring it down', async () => {
    const any = fc.record({
      at: fc.nat(operations.length - 1),
      variables: fc.array(fc.oneof(value, fc.constant('@ticket')), { minLength: 4, maxLength: 4 }),
      query: fc.dictionary(fc.constantFrom('limit', 'offset', 'status', 'group_id', 'x'), value),
      own: fc.array(likely, { minLength: 12, maxLength: 12 }),
      useOwn: fc.boolean(),
      body: fc.oneof(
        fc.json().map((text) => Buffer.from(text)),
        fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
        fc.constant(Buffer.from('{}')),
      ),
      language: fc.constantFrom('en-us', 'zh-cn', 'klingon', '__proto__'),
    });
    await fc.assert(
      fc.asyncProperty(any, async ({ at, variables, query, own, useOwn, body, language }) => {
        const operation = operations[at];
        if (operation === undefined) return;
        const path = operation.segments
          .map(
            (segment, index) =>
              segment ?? encodeURIComponent(wellFormed(variables[index % 4] ?? '').replace('@ticket', ticket)),
          )
          .join('/');
        const named = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
        const pairs = useOwn
          ? named.map((name, index) => [name, wellFormed(own[index] ?? '')] as const)
          : Object.entries(query).map(([k, v]) => [k, wellFormed(v)] as const);
        const bodiless = operation.method === 'GET' || operation.body === undefined;
        const got = await ask(server, `/${path}`, {
          method: operation.method,
          query: pairs,
          headers: { 'x-language': language },
          ...(bodiless ? {} : { body }),
        });
        expect([200, 400, 401, 404]).toContain(got.status);
      }),
      { numRuns: 600 },
    );
    await alive();
  });

  it('with bodies that fit the contract in shape only, neither', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 50 }).map(wellFormed),
      fc.constantFrom('ecs-setup', 'ecs-fault', 'a@b', 'constructor'),
    );
    const draft = fc.record(
      {
        business_type_id: text,
        simple_description: text,
        source_id: fc.constant('83aeb0f2834c4df49826c781d32a963e'),
        product_category_id: text,
        region_id: text,
        severity_id: text,
        accessory_ids: fc.array(text),
        extends_map: fc.dictionary(fc.oneof(text, fc.constant('symptoms')), fc.jsonValue()),
        extension_map: fc.dictionary(fc.oneof(text, fc.constant('remindCCEmail')), fc.jsonValue()),
        remind_mail: text,
      },
      { requiredKeys: ['business_type_id', 'simple_description', 'source_id'] },
    );
    await fc.assert(
      fc.asyncProperty(draft, async (body) => {
        expect([200, 400]).toContain((await ask(server, cases, { body })).status);
      }),
      { numRuns: 300 },
    );
    await alive();
  });

  it('with raw paths, headers and authorizations, neither', async () => {
    const { port } = new URL(server.url);
    const raw = (path: string, headers: Record<string, string>) =>
      new Promise<number>((resolve) => {
        const sent = request({ port, path, headers, agent: false }, (response) =>
          resolve(response.resume().statusCode ?? 0),
        );
        sent.on('error', () => resolve(-1)).end();
      });
    const token = fc.string({
      unit: fc.constantFrom('/', '%', '?', '&', '=', 'v', '2', '_control', '.', ';', '#', 'E4', '+'),
    });
    const header = fc.string({
      unit: fc.constantFrom('S', 'D', 'K', '-', ' ', ',', '=', ';', 'Access', 'SDK-HMAC-SHA256 ', 'host', 'f'),
    });
    await fc.assert(
      fc.asyncProperty(token, header, header, async (path, authorization, date) => {
        const status = await raw(`/${path}`, { authorization, 'x-sdk-date': date, 'x-auth-token': date });
        expect([400, 401, 404, 405]).toContain(status);
      }),
      { numRuns: 300 },
    );
    await alive();
  });

  it('that are no HTTP, or end in the middle, neither', async () => {
    const port = Number(new URL(server.url).port);
    for (const text of [
      '\u0000\u0001',
      'GET\r\n\r\n',
      `POST ${cases} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{`,
      'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
    ]) {
      const socket = connect(port);
      socket.on('error', () => undefined);
      socket.end(text);
      socket.resume();
      await once(socket, 'close');
    }
    await alive();
  });
});
