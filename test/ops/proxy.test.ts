import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { pino } from 'pino';
import { fetch, type Dispatcher } from 'undici';
import { createProxy } from '../../src/ops/proxy.ts';
import { createOsm } from '../../src/osm/index.ts';
import { bridgeLog } from '../../src/slack/client.ts';
import { troubleOf } from '../../src/slack/interaction/outcome.ts';
import { accessKey, failureOf, newCache, quick } from '../osm/osm.ts';
import { startProxy, type Proxy } from '../support/proxy.ts';

let server: Server;
let port: number;
let proxy: Proxy;
let dispatcher: Dispatcher | undefined;

beforeEach(async () => {
  server = createServer((request, response) => response.end(`at ${request.headers.host}`)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});

afterEach(async () => {
  await dispatcher?.destroy();
  await proxy.close();
  server.closeAllConnections();
  server.close();
});

/** What is answered by way of a proxy that knows one host, and a fetch that goes through it. */
async function through(except = '') {
  proxy = await startProxy({ routes: { 'known.test:80': port } });
  const made = createProxy({ http: proxy.url, except });
  dispatcher = made;
  return ((url: string, init: object) =>
    fetch(url, { ...init, dispatcher: made })) as unknown as typeof globalThis.fetch;
}

describe('a proxy', () => {
  it('carries requests to hosts that only it can resolve, but not to those that are excepted', async () => {
    const get = await through('127.0.0.1');
    expect(await (await get('http://known.test/')).text()).toBe('at known.test');
    expect(await (await get(`http://127.0.0.1:${port}/`)).text()).toBe(`at 127.0.0.1:${port}`);
    expect([...proxy.tunnels]).toEqual([['known.test:80', 1]]);
  });

  it('that refuses a connection is known to have sent nothing: a message is tried again, a ticket is not looked up', async () => {
    const get = await through();
    const logger = bridgeLog(pino({ level: 'silent' }));
    const slackApiUrl = 'http://slack.test/api/';
    const client = new WebClient('xoxb-1', { slackApiUrl, fetch: get, retryConfig: { retries: 0 }, logger });
    const refused: unknown = await client.chat
      .postMessage({ channel: 'C1', text: 'x' })
      .catch((error: unknown) => error);
    expect(troubleOf(refused)).toEqual({ outcome: 'failed', reason: 'ERR_PROXY_REFUSED' });

    const { service } = createOsm({
      ...{ endpoint: 'http://osm.test', iamEndpoint: 'http://iam.test', language: 'en-us', timeZone: 'GMT+8' },
      ...{ accessKey, domainId: 'domain', cache: newCache(), fetch: get, limits: quick },
    });
    expect(await failureOf(service.reply('1', 'words', []))).toMatchObject({ code: 'unreachable', ambiguous: false });
  });
});
