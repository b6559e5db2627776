import { afterEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lookForTicket } from '../../src/tickets/create/lookup.ts';
import type { Client } from '../../src/osm/index.ts';
import { failureOf, startOsm, stopServers } from './osm.ts';

afterEach(stopServers);

interface Schema {
  readonly type?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Described {
  readonly operationId: string;
  readonly responses: { readonly 200: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> } };
}

const contract = JSON.parse(readFileSync(join(import.meta.dirname, '../../src/osm/openapi.json'), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};
const resolved = (schema: Schema): Schema =>
  schema.$ref === undefined ? schema : (contract.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});

/** They answer one thing, and a list is one of its properties. */
const things = ['listCaseCcEmails', 'listDiagnoseJob', 'showAuthorizationDetail'];

/** Read from the contract, not from what the client knows: all operations whose answer is a list. */
const lists = Object.values(contract.paths)
  .flatMap((methods) => Object.values(methods))
  .map(({ operationId: name, responses }) => {
    const properties = Object.entries(
      resolved(responses[200].content['application/json']?.schema ?? {}).properties ?? {},
    );
    const of = (type: string) => properties.filter(([, schema]) => resolved(schema).type === type).map(([key]) => key);
    const counts = of('integer').filter((key) => /count$/i.test(key));
    return { name: name as keyof Client, lists: of('array'), counts };
  })
  .filter(({ name, lists: [first] }) => first !== undefined && !things.includes(name));

const counted = lists.filter(({ counts }) => counts.length > 0);
const countless = lists.filter(({ counts }) => counts.length === 0);

const all = (names: readonly string[], value: unknown) => Object.fromEntries(names.map((name) => [name, value]));

/** Any arguments: the answer is the same. */
const args = {
  path: { case_id: '1', authorization_id: '1', authorization_detail_id: 1, session_id: 1 },
  query: {},
};

async function answered(name: keyof Client, answer: string) {
  const { osm } = await startOsm(() => ({ text: answer, headers: { 'content-type': 'application/json' } }), {
    limits: { attempts: 1 },
  });
  return () => (osm.client[name] as (given: object) => Promise<object>)(args);
}

const isUnreadable = async (name: keyof Client, answer: string) => {
  const error = await failureOf((await answered(name, answer))());
  expect({ answer, code: error.code }).toEqual({ answer, code: 'unreadable-answer' });
};

it('the contract has lists with a count and without', () => {
  expect([counted.length, countless.length]).toEqual([21, 11]);
});

describe.each(lists)('the list of $name', ({ name, lists: keys, counts }) => {
  it('is not there where the answer has nothing', async () => {
    for (const nothing of [{}, { error_code: '0' }, { other: [] }]) await isUnreadable(name, JSON.stringify(nothing));
  });

  it('is not there where something else stands in its place', async () => {
    for (const other of ['none', 0, {}, ['a'], [null]]) await isUnreadable(name, JSON.stringify(all(keys, other)));
  });

  it('is read where it is', async () => {
    for (const list of [[], [{}]]) {
      const answer = { ...all(keys, list), ...all(counts, list.length) };
      await expect((await answered(name, JSON.stringify(answer)))()).resolves.toEqual(answer);
    }
  });
});

describe.each(counted)('the list of $name, which has a count', ({ name, lists: keys, counts }) => {
  it.each(['-5', '1e309', '-1e309', '1.5', '"many"', '"-1"', '{}', '9007199254740993'])(
    'cannot be read with a count of %s',
    async (count) => {
      const rest = keys.map((key) => `"${key}":[]`);
      await isUnreadable(name, `{${[...counts.map((key) => `"${key}":${count}`), ...rest].join(',')}}`);
    },
  );

  it('is empty without the list only if the count says so', async () => {
    for (const list of [{}, all(keys, null)]) {
      await isUnreadable(name, JSON.stringify({ ...list, ...all(counts, 2) }));
      await isUnreadable(name, JSON.stringify({ ...list, ...all(counts, null) }));
      for (const none of [0, '0']) {
        const answer = { ...list, ...all(counts, none) };
        await expect((await answered(name, JSON.stringify(answer)))()).resolves.toEqual(answer);
      }
    }
  });
});

describe.each(countless)('the list of $name, which has no count', ({ name, lists: keys }) => {
  it('is empty where its name has nothing', async () => {
    const answer = all(keys, null);
    await expect((await answered(name, JSON.stringify(answer)))()).resolves.toEqual(answer);
  });
});

it.each([
  ['listSeverities', '{"show":false}', '{"show":true}'],
  ['listNewInstantMessages', '{"last_message_time_id":""}', '{"last_message_time_id":null}'],
] as const)('%s needs no list beside %s', async (name, none, unclear) => {
  await expect((await answered(name, none))()).resolves.toEqual(JSON.parse(none));
  await isUnreadable(name, unclear);
});

describe('the list of tickets', () => {
  const entry = { incident_id: 'CS1', status: 1 };
  const list = async (json: object) => {
    const { osm } = await startOsm(() => ({ json }), { limits: { attempts: 1 } });
    return osm.service.list({ scope: 'own', offset: 0, limit: 10 });
  };

  it('cannot be read where it does not tell how many there are', async () => {
    expect(await failureOf(list({ incident_info_list: [entry] }))).toMatchObject({ code: 'unreadable-answer' });
  });

  it('cannot be read where it shows none of those that it counts', async () => {
    expect(await failureOf(list({ total_count: 3, incident_info_list: [] }))).toMatchObject({
      code: 'unreadable-answer',
    });
  });

  it('is read with the older name of the count, and where it has only an end', async () => {
    await expect(list({ count: 1, incident_info_list: [entry] })).resolves.toMatchObject({ total: 1 });
    await expect(list({ count: 0, incident_info_list: null })).resolves.toMatchObject({ total: 0, tickets: [] });
  });
});

describe('a ticket whose create call had no clear answer', () => {
  const look = async (json: object) => {
    const { osm } = await startOsm(() => ({ json }), { limits: { attempts: 1 } });
    const deps = {
      account: 'a',
      service: osm.service,
      once: { hasResult: () => Promise.resolve(false) },
      sleep: () => Promise.resolve(),
      log: { warn: () => undefined },
    };
    const started = { startedAt: Date.now(), serviceStartedAt: () => undefined };
    const claim = { ...started, resumed: true, renew: () => Promise.resolve() };
    const wanted = { key: 'k', descriptions: ['Slow'], claim };
    return (await lookForTicket(deps as never, wanted as never)).seen;
  };

  it.each([
    {},
    { total_count: -5, incident_info_list: [] },
    { incident_info_list: [] },
    { total_count: 2, incident_info_list: [{ incident_id: 'CS1', status: 1, simple_description: 'Other' }] },
    { total_count: 1, incident_info_list: [{ simple_description: 'Slow' }] },
  ])('is not taken for absent after %j', async (answer) => {
    await expect(look(answer)).resolves.toBe('unknown');
  });

  it('is absent where the list says that it is empty', async () => {
    await expect(look({ total_count: 0, incident_info_list: [] })).resolves.toBe('absent');
  });
});

it('counts of statuses that are none are not counted', async () => {
  const { osm } = await startOsm(() => ({ json: { incident_status_counts: [{ status: 1, count: -5 }] } }));
  expect(await failureOf(osm.areas.reports.counts())).toMatchObject({ code: 'unreadable-answer' });
});

it('messages that are counted and not shown are not taken for none', async () => {
  const { osm } = await startOsm(() => ({ json: { count: 2, message_list: [] } }), { limits: { attempts: 1 } });
  expect(await failureOf(osm.service.messages('CS1'))).toMatchObject({ code: 'unreadable-answer' });
});
