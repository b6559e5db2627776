import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { cases, create, owner, read, sourceId, start, type Got, type Service } from './support.ts';

/**
 * Requests as the official SDKs build them, by their sources of 2026: which headers they send and sign, what they hash, how
 * they write bodies. Each is built from scratch here, so that nothing of this project decides what is right.
 */
interface Sdk {
  readonly name: string;
  /** Content-Type of a call; `multipart` where a file goes along. */
  headers(host: string, type: 'json' | 'multipart'): Record<string, string>;
  /** The headers that are signed, of those that are sent. */
  signs(header: string, value: string): boolean;
  /** The bytes of a JSON body. */
  json(body: object): string;
}

const boundary = 'a1b2c3d4e5f6';
const contentTypes = { json: 'application/json', multipart: `multipart/form-data; boundary=${boundary}` };
const common = { 'X-Domain-Id': owner.domainId, 'X-Language': 'en-us', 'X-Site': '1', 'X-Time-Zone': 'GMT' };
const unsigned = { 'X-Sdk-Content-Sha256': 'UNSIGNED-PAYLOAD' };

const sdks: readonly Sdk[] = [
  {
    // core/auth/signer/signer.go: all that the user's request has, and never host; content-type is left out.
    name: 'Go',
    headers: (_host, type) => ({
      ...common,
      'Content-Type': contentTypes[type],
      'User-Agent': 'huaweicloud-usdk-go/3.0',
      ...(type === 'json' ? {} : unsigned),
    }),
    signs: (header) => header !== 'host' && header !== 'content-type',
    // json.Encoder ends with a line break.
    json: (body) => `${JSON.stringify(body)}\n`,
  },
  {
    // huaweicloudsdkcore/signer/signer.py: everything, host and the content type of multipart included.
    name: 'Python',
    headers: (host, type) => ({
      ...common,
      Host: host,
      'Content-Type': contentTypes[type],
      'User-Agent': 'huaweicloud-usdk-python/3.0',
      ...(type === 'json' ? {} : unsigned),
    }),
    signs: () => true,
    json: (body) => JSON.stringify(body).replaceAll('":', '": ').replaceAll(',"', ', "'),
  },
  {
    // Core/src/Auth/Signer.php and GlobalCredentials.php: everything but host, and no hash of JSON bodies.
    name: 'PHP',
    headers: (_host, type) => ({
      ...common,
      'Content-Type': contentTypes[type],
      'User-Agent': 'huaweicloud-usdk-php/3.0',
      ...(type === 'json' ? unsigned : {}),
    }),
    signs: (header) => header !== 'host',
    json: (body) => JSON.stringify(body).replaceAll('/', '\\/'),
  },
  {
    // core/auth/AKSKSigner.java: host and everything but the content type of multipart.
    name: 'Java',
    headers: (host, type) => ({
      ...common,
      Host: host,
      'Content-Type': contentTypes[type],
      'User-Agent': 'huaweicloud-usdk-java/3.0',
      ...(type === 'json' ? {} : unsigned),
    }),
    signs: (header, value) => !(header === 'content-type' && value.startsWith('multipart/form-data')),
    json: (body) => JSON.stringify(body),
  },
];

interface Call {
  readonly method: string;
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly body?: Buffer | undefined;
  readonly type?: 'json' | 'multipart';
  readonly secret?: string;
  readonly date?: Date;
  /** What is sent instead of the signed body. */
  readonly tampered?: Buffer;
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const escape = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** All of them sort the values of a repeated name before they encode them. */
function canonicalQuery(query: readonly (readonly [string, string])[]): string {
  const sorted = query.toSorted(([a, x], [b, y]) => order(a, b) || order(x, y));
  return sorted.map(([name, value]) => `${escape(name)}=${escape(value)}`).join('&');
}

async function send(sdk: Sdk, server: Service, call: Call): Promise<Got> {
  const { method, path, query = [], body, type = 'json', secret = owner.secretKey, date = new Date() } = call;
  const stamp = date.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const headers = { ...sdk.headers(new URL(server.url).host, type), 'X-Sdk-Date': stamp };
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const names = [...lower]
    .filter(([name, value]) => sdk.signs(name, value))
    .map(([name]) => name)
    .sort();
  const canonical = [
    method,
    `${path}/`,
    canonicalQuery(query),
    ...names.map((name) => `${name}:${lower.get(name) ?? ''}`),
    '',
    names.join(';'),
    lower.get('x-sdk-content-sha256') ?? sha256(body ?? ''),
  ].join('\n');
  const signature = createHmac('sha256', secret)
    .update(`SDK-HMAC-SHA256\n${stamp}\n${sha256(canonical)}`)
    .digest('hex');
  const authorization = `SDK-HMAC-SHA256 Access=${owner.accessKey}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  lower.delete('host');
  const search = query.length === 0 ? '' : `?${canonicalQuery(query)}`;
  const sent = call.tampered ?? body;
  return await read(
    await fetch(`${server.url}${path}${search}`, {
      method,
      headers: { ...Object.fromEntries(lower), authorization },
      body: sent === undefined ? null : new Uint8Array(sent),
    }),
  );
}

const draft = { business_type_id: 'ecs-usage', simple_description: 'Wo ist der Zähler?', source_id: sourceId };
const jsonOf = (sdk: Sdk, body: object) => Buffer.from(sdk.json(body));
const file = Buffer.from(
  `--${boundary}\r\nContent-Disposition: form-data; name="form_data"\r\n\r\n{"fileName":"a.png","accessoryFrom":"incident"}\r\n` +
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="/tmp/a.png"\r\n` +
    `Content-Type: application/octet-stream\r\n\r\npixels\r\n--${boundary}--\r\n`,
);

describe.each(sdks)('the SDK for $name', (sdk) => {
  it('lists and creates tickets, and uploads a file', async () => {
    const server = await start();
    const created = await send(sdk, server, { method: 'POST', path: cases, body: jsonOf(sdk, draft) });
    expect([created.status, created.json]).toEqual([200, { incident_id: expect.any(String) }]);
    const query = [
      ['limit', '5'],
      ['search_key', 'zähler?'],
      ['search_key', 'Wo ist'],
      ['search_key', "(der)*!'~"],
    ] as const;
    const listed = await send(sdk, server, { method: 'GET', path: cases, query: query.slice(0, 3) });
    expect([listed.status, listed.json.total_count]).toEqual([200, 1]);
    expect((await send(sdk, server, { method: 'GET', path: cases, query })).json.total_count).toBe(0);
    const upload = { method: 'POST', path: '/v2/servicerequest/accessorys', body: file, type: 'multipart' } as const;
    const uploaded = await send(sdk, server, upload);
    expect([uploaded.status, uploaded.json]).toEqual([200, { accessory_id: expect.any(String) }]);
    expect(server.problems).toEqual([]);
  });

  it('leaves out bodies of which every field is optional', async () => {
    const server = await start();
    const id = await create(server);
    server.control.say(id, 'Hello');
    const path = `${cases}/${id}`;
    expect((await send(sdk, server, { method: 'POST', path: `${path}/instant-messages/unread` })).json).toEqual({});
    const cancel = { method: 'POST', path: `${path}/action`, query: [['action_id', 'cancel']] } as const;
    expect((await send(sdk, server, cancel)).json).toEqual({});
    expect(server.control.get(id).status).toBe(4);
    // Where a field is required, the body is.
    expect((await send(sdk, server, { method: 'POST', path: cases })).code).toBe('OSM.0001');
  });

  it('is refused with a wrong secret, an old date and, if it hashed its body, another body', async () => {
    const server = await start();
    const call = { method: 'POST', path: cases, body: jsonOf(sdk, draft) };
    const refused = async (more: Partial<Call>, words: string) => {
      const got = await send(sdk, server, { ...call, ...more });
      expect([got.status, got.code, got.json.error_msg]).toEqual([401, 'APIGW.0301', expect.stringContaining(words)]);
    };
    await refused({ secret: 'wrong' }, 'verify aksk signature fail, canonicalRequest:POST|/v2/servicerequest/cases/||');
    await refused({ date: new Date(Date.now() - 16 * 60_000) }, 'calc aksk signature fail:signature expired');
    if (!('X-Sdk-Content-Sha256' in sdk.headers('', 'json'))) {
      await refused({ tampered: jsonOf(sdk, { ...draft, simple_description: 'Other' }) }, 'verify aksk signature fail');
    }
    expect(server.control.list()).toEqual([]);
  });
});
