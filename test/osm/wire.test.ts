import { afterEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { officialSignature } from './official.ts';
import { accessKey, failureOf, startOsm, stopServers } from './osm.ts';
import type { Received } from './server.ts';

afterEach(stopServers);

/** What the official signer makes of a request as it arrived. */
function expected({ method, path, query, headers, body, target }: Received): string {
  const names = /SignedHeaders=([^,]+)/.exec(String(headers.authorization))?.[1]?.split(';') ?? [];
  const signed = Object.fromEntries(
    names.filter((name) => name !== 'host' && name !== 'x-sdk-date').map((name) => [name, String(headers[name])]),
  );
  // A body is known to the official signer by its JSON only; its hash stands in for other bytes.
  const data: unknown =
    body.length === 0 || signed['x-sdk-content-sha256'] !== undefined ? undefined : JSON.parse(body.toString());
  if (data !== undefined)
    expect(createHash('sha256').update(JSON.stringify(data)).digest('hex')).toBe(
      createHash('sha256').update(body).digest('hex'),
    );
  expect(decodeURIComponent(path)).toBe(decodeURIComponent(target.split('?')[0] ?? ''));
  const values: Record<string, string[]> = {};
  for (const [name, value] of query) (values[name] ??= []).push(value);
  const official = {
    method,
    host: String(headers.host),
    path: decodeURIComponent(path),
    query: values,
    headers: signed,
    data,
    date: String(headers['x-sdk-date']),
  };
  return officialSignature(official, accessKey);
}

it('what is sent is what was signed, whatever the arguments hold', async () => {
  const { server, osm } = await startOsm(() => ({ json: { count: 0 } }));
  const wild = fc.string({ unit: 'binary' });
  // Node's old URL parser, inside the official signer, alters other characters of a path; see signature-official.test.ts.
  const id = fc
    .string({ unit: fc.constantFrom(...'abcXYZ019-_.~!$&()*+,:=@一é'.split('')) })
    .filter((text) => !/^\.{0,2}$/.test(text));
  await fc.assert(
    fc.asyncProperty(id, fc.array(wild, { maxLength: 4 }), wild, async (case_id, search_key, content) => {
      await osm.client.listCases({ query: { search_key, app_key: content, limit: 5 } });
      await osm.client.createMessages({ path: { case_id }, body: { message: { content } } });
      for (const request of server.received.splice(0)) {
        expect(request.headers.authorization).toBe(expected(request));
      }
    }),
    { numRuns: 150 },
  );
});

it('repeats the names of lists and leaves out what is undefined', async () => {
  const { server, osm } = await startOsm(() => ({ json: { immsg: [] } }));
  await osm.client.listNewInstantMessages({
    query: { case_ids: ['b', 'a b', 'ü'], group_id: undefined, trim_osm_rich_text_label: false },
  });
  expect(server.received[0]?.target).toBe(
    '/v2/servicerequest/cases/instant-messages?case_ids=a%20b&case_ids=b&case_ids=%C3%BC&trim_osm_rich_text_label=false',
  );
});

it('sends no body where there is none, and one with a DELETE where the contract has one', async () => {
  const { server, osm } = await startOsm(() => ({ json: {} }));
  await osm.client.deleteAccessories({ path: { accessory_id: 'A' } });
  await osm.client.revokeMessage({ path: { case_id: 'C', message_id: 'M' } });
  await osm.client.deleteRelation({ path: { case_id: 'C' }, body: { related_id: 'D' } });
  expect(server.received.map(({ body, headers }) => [String(body), headers['content-type']])).toEqual([
    ['', undefined],
    ['', undefined],
    ['{"related_id":"D"}', 'application/json;charset=UTF-8'],
  ]);
});

it.each(['', '.', '..'])('sends nothing for the id "%s", which would lead to another path', async (case_id) => {
  const { server, osm } = await startOsm(() => ({ json: {} }));
  expect(await failureOf(osm.service.show(case_id))).toMatchObject({ code: 'invalid-argument' });
  expect(server.received).toHaveLength(0);
});

it('keeps hostile ids inside their segment of the path', async () => {
  const { server, osm } = await startOsm(() => ({ json: { status: 1 } }));
  for (const case_id of ['../../v3', 'a/b?c=d#e', '%2e%2e', '..\\..', '\ud800']) await osm.service.status(case_id);
  for (const { target } of server.received) expect(target).toMatch(/^\/v2\/servicerequest\/cases\/[^/?#\\]+\/status$/);
});

it('works below a path, as behind a proxy', async () => {
  const { server } = await startOsm(() => ({ json: { status: 1 } }));
  const proxied = await startOsm(() => ({ json: {} }), { endpoint: `${server.url}/proxy/osm/` });
  await expect(proxied.osm.service.status('CS1')).resolves.toBe(1);
  expect(server.received[0]?.path).toBe('/proxy/osm/v2/servicerequest/cases/CS1/status');
  expect(server.received[0]?.headers.authorization).toBe(server.received[0] && expected(server.received[0]));
});
