import { afterEach } from '@jest/globals';
import type { Credential, TicketServiceOptions } from '../../../src/sandbox/tickets/options.ts';
import { startTicketService, type TicketServiceServer } from '../../../src/sandbox/tickets/service.ts';
import { sign } from './signer.ts';

export const owner: Credential = {
  accessKey: 'AKOWNER',
  secretKey: 'secret-of-the-owner',
  domainId: 'domain-1',
  user: { name: 'ada', password: 'password-of-ada', domain: 'example', project: 'cn-south-1' },
  groups: ['group-1'],
};

/** In the same account and group. */
export const colleague: Credential = {
  ...owner,
  accessKey: 'AKCOLLEAGUE',
  secretKey: 'secret-of-the-colleague',
  user: { ...owner.user, name: 'bob', password: 'password-of-bob' },
};

/** In an account of their own, with a temporary key. */
export const stranger: Credential = {
  accessKey: 'AKSTRANGER',
  secretKey: 'secret-of-the-stranger',
  securityToken: 'security-token-of-the-stranger',
  domainId: 'domain-2',
  user: { name: 'eve', password: 'password-of-eve', domain: 'other', project: 'cn-south-1' },
};

export interface Service extends TicketServiceServer {
  /** Faults of the service itself. */
  readonly problems: string[];
}

const running = new Set<TicketServiceServer>();

/** Starts a service that ends with the test. */
export async function start(options: Partial<TicketServiceOptions> = {}): Promise<Service> {
  const problems: string[] = [];
  const server = await startTicketService({
    credentials: [owner, colleague, stranger],
    report: (problem) => problems.push(problem),
    ...options,
  });
  running.add(server);
  return { ...server, problems };
}

afterEach(async () => {
  await Promise.all([...running].map((server) => server.close()));
  running.clear();
});

export interface Asked {
  readonly method?: string;
  readonly query?: readonly (readonly [string, string])[] | Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, or as it is where it is bytes. */
  readonly body?: unknown;
  readonly as?: Credential;
  readonly at?: number;
}

export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  /** The parsed body; undefined where it is no JSON. */
  readonly json: Record<string, unknown>;
  /** `error_code`. */
  readonly code: unknown;
}

/** Sends a signed request. */
export async function ask(server: { readonly url: string }, path: string, asked: Asked = {}): Promise<Got> {
  const url = new URL(server.url + path);
  const { as = owner, query = [], body } = asked;
  const pairs = isPairs(query) ? query : Object.entries(query);
  const part = (text: string) => encodeURIComponent(text);
  url.search = pairs.map(([name, value]) => `${part(name)}=${part(value)}`).join('&');
  const bytes = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const method = asked.method ?? (body === undefined ? 'GET' : 'POST');
  const headers: Record<string, string> = {
    'x-domain-id': as.domainId,
    'x-language': 'en-us',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(as.securityToken === undefined ? {} : { 'x-security-token': as.securityToken }),
    ...asked.headers,
  };
  const signed = sign(as, { method, url, headers, body: bytes }, asked.at ?? Date.now());
  return await read(
    await fetch(url, { method, headers: signed, body: bytes === undefined ? null : new Uint8Array(bytes) }),
  );
}

function isPairs(query: NonNullable<Asked['query']>): query is readonly (readonly [string, string])[] {
  return Array.isArray(query);
}

export async function read(response: Response): Promise<Got> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const json = parse(bytes);
  return { status: response.status, headers: response.headers, bytes, json, code: json.error_code };
}

function parse(bytes: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(bytes.toString()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

export const cases = '/v2/servicerequest/cases';
export const sourceId = '83aeb0f2834c4df49826c781d32a963e';

/** Creates a ticket through the API and answers its id. */
export async function create(server: { readonly url: string }, body: object = {}, as = owner): Promise<string> {
  const got = await ask(server, cases, {
    as,
    body: { business_type_id: 'ecs-usage', simple_description: 'It does not start', source_id: sourceId, ...body },
  });
  if (typeof got.json.incident_id !== 'string') throw new Error(`Not created: ${got.bytes.toString()}`);
  return got.json.incident_id;
}

/** Waits for what the service does on its own. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
