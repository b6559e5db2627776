import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Agent, fetch as fetchOf, ProxyAgent, type Dispatcher } from 'undici';
import { createOsm } from '../../src/osm/index.ts';
import { answerForeign } from '../support/foreign-answers.ts';
import { makeAuthority, startTls, type TlsFailure } from '../support/foreign-tls.ts';
import { failureOf, optionsFor, startOsm, stopServers } from './osm.ts';

afterEach(stopServers);

const authority = makeAuthority();

/** fetch of a process that trusts the authority, as NODE_EXTRA_CA_CERTS makes Node's own do. */
const through = (dispatcher: Dispatcher) =>
  ((url: string, init: object) => fetchOf(url, { ...init, dispatcher })) as unknown as typeof fetch;

async function overTls(failure: TlsFailure | 'good', trusts: boolean) {
  const server = await startTls(failure, authority, (_, response) => {
    response.setHeader('x-request-id', 'r').end('{"status":1}');
  });
  const agent = new Agent({ connect: { ca: authority.cert } });
  const osm = createOsm({
    ...optionsFor({ url: server.url, received: [], close: () => Promise.resolve() }, { limits: { attempts: 2 } }),
    ...(trusts && { fetch: through(agent) }),
  });
  const close = async () => {
    await agent.destroy();
    await server.close();
  };
  return { osm, server, host: new URL(server.url).host, close };
}

describe('TLS that does not come about', () => {
  it.each<[TlsFailure, string, string]>([
    ['self-signed', 'tls-untrusted', 'NODE_EXTRA_CA_CERTS'],
    ['expired', 'tls-expired', 'endpoint'],
    ['wrong-name', 'tls-name', 'endpoint'],
    ['plain-http', 'tls', 'endpoint'],
    ['hangs-up', 'tls', 'endpoint'],
    ['not-tls', 'tls', 'endpoint'],
  ])('(%s) is never sent, also of a write, and says what to check', async (failure, kind, check) => {
    const { osm, server, host, close } = await overTls(failure, true);
    const error = await failureOf(osm.service.reply('CS1', 'hello', []));
    expect(error).toMatchObject({ code: 'tls', ambiguous: false, notFound: false, trouble: { kind, host } });
    expect(error.message).toContain(host);
    expect(error.message).toContain(check);
    expect(server.requests()).toBe(0);
    await close();
  });

  it('is an authority that is not trusted, for who does not name it', async () => {
    const { osm, server, close } = await overTls('unknown-authority', false);
    expect(await failureOf(osm.service.reply('CS1', 'hello', []))).toMatchObject({
      ambiguous: false,
      trouble: { kind: 'tls-untrusted', check: ['NODE_EXTRA_CA_CERTS'] },
    });
    expect(server.requests()).toBe(0);
    await close();
  });

  it('comes about with the authority', async () => {
    const { osm, close } = await overTls('good', true);
    await expect(osm.service.status('CS1')).resolves.toBe(1);
    await close();
  });
});

describe('a proxy that asks for a login', () => {
  it('is told from a broken connection where its 407 comes for an answer', async () => {
    const { osm } = await startOsm(() => (response) => answerForeign('html-407', response.req, response), {
      ...{ proxy: 'proxy.company:3128', limits: { attempts: 1 } },
    });
    const read = await failureOf(osm.service.status('CS1'));
    expect(read).toMatchObject({ code: 'proxy', trouble: { kind: 'proxy', check: ['HTTPS_PROXY'] } });
    expect(read.message).toContain('the proxy (proxy.company:3128) asks for a login (HTTP 407)');
    expect(await failureOf(osm.service.reply('CS1', 'hello', []))).toMatchObject({ code: 'proxy', ambiguous: true });
  });

  it('keeps everything back where it refuses the tunnel', async () => {
    const proxy = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nconnection: close\r\n\r\n'));
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const agent = new ProxyAgent(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    const server = { url: 'https://osm.invalid', received: [], close: () => Promise.resolve() };
    const osm = createOsm({ ...optionsFor(server, { limits: { attempts: 1 } }), fetch: through(agent) });
    expect(await failureOf(osm.service.reply('CS1', 'hello', []))).toMatchObject({ code: 'proxy', ambiguous: false });
    await agent.destroy();
    proxy.close();
  });
});
