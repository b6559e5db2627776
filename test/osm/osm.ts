import Keyv from 'keyv';
import { createOsm, OsmError, type CacheStore } from '../../src/osm/index.ts';
import { startServer, type Received, type Reply, type TestServer } from './server.ts';

type Options = Parameters<typeof createOsm>[0];

/** Nothing waits for long in tests. */
export const quick = { timeout: 2_000, transferTimeout: 2_000, retryBase: 1, retryCap: 50, breakerPause: 100 };

export const accessKey = { id: 'ACCESSKEYID', secret: 'canary-secret-key-0123456789' };
export const password = { user: 'bot', password: 'canary-password-987', domain: 'company', project: 'cn-south-1' };

export const newCache = (): CacheStore => new Keyv();

export interface Running {
  readonly server: TestServer;
  readonly osm: ReturnType<typeof createOsm>;
}

const open: TestServer[] = [];

/** A client before a server that serves both the ticket API and IAM. */
export async function startOsm(
  answer: (request: Received, before: number) => Reply | Promise<Reply>,
  options: Partial<Options> = {},
): Promise<Running> {
  const server = await startServer(answer);
  open.push(server);
  return { server, osm: createOsm(optionsFor(server, options)) };
}

export function optionsFor(server: TestServer, options: Partial<Options> = {}): Options {
  return {
    endpoint: server.url,
    iamEndpoint: server.url,
    accessKey,
    domainId: 'd0main',
    site: 1,
    language: 'en-us',
    cache: newCache(),
    ...options,
    limits: { ...quick, ...options.limits },
  };
}

export async function stopServers(): Promise<void> {
  await Promise.all(open.splice(0).map((server) => server.close()));
}

/** The error of a call that has to fail. */
export async function failureOf(call: Promise<unknown>): Promise<OsmError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof OsmError) return error;
    throw error;
  }
  throw new Error('the call did not fail');
}
