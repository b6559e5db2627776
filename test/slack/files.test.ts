import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createFileFetcher, FileFetchError } from '../../src/slack/files.ts';

const token = 'xoxb-canary-token';
let servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers = [];
});

const fetcher = (origins: string[], over: { timeout?: number; maxBytes?: number } = {}) =>
  createFileFetcher({ botToken: token, fetch, origins, timeout: 5000, maxBytes: 1000, ...over });

async function read(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream).text();
}

async function failure(work: Promise<unknown>): Promise<FileFetchError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof FileFetchError) {
      expect(`${error.message} ${String(error.stack)}`).not.toContain(token);
      return error;
    }
    throw error;
  }
  throw new Error('It did not fail.');
}

describe('a file of Slack', () => {
  it('is fetched with the token', async () => {
    const host = await serve((request, response) => response.end(request.headers.authorization));
    expect(await read(await fetcher([host]).open(`${host}/files-pri/T1-F1/a.txt`))).toBe(`Bearer ${token}`);
  });

  it('is fetched from the allowed hosts alone, and nobody else sees the token', async () => {
    let asked = 0;
    const foreign = await serve((_, response) => response.end(String((asked += 1))));
    const files = fetcher(['https://files.slack.com']);
    for (const url of [
      foreign,
      'https://files.slack.com.evil.example/x',
      'http://files.slack.com/x',
      'https://u:p@files.slack.com/x',
      'file:///etc/passwd',
      'nothing',
    ]) {
      expect((await failure(files.open(url))).code).toBe('foreign-address');
    }
    expect(asked).toBe(0);
  });

  it('may move within its host, not elsewhere, and not for ever', async () => {
    let asked = 0;
    const foreign = await serve((_, response) => response.end(String((asked += 1))));
    const host = await serve((request, response) => {
      if (request.url === '/there') return response.end('found');
      const to = { '/moved': '/there', '/away': foreign, '/round': '/round' }[request.url ?? ''] ?? '';
      return response.writeHead(302, { location: to }).end();
    });
    const files = fetcher([host]);
    expect(await read(await files.open(`${host}/moved`))).toBe('found');
    expect((await failure(files.open(`${host}/away`))).code).toBe('foreign-address');
    expect((await failure(files.open(`${host}/round`))).code).toBe('not-served');
    expect(asked).toBe(0);
  });

  it('is not the login page that Slack serves in its place; a page that is the file is', async () => {
    const host = await serve((request, response) => {
      const download =
        request.url === '/report.html' ? { 'content-disposition': 'attachment; filename=report.html' } : {};
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...download }).end('<html>');
    });
    expect((await failure(fetcher([host]).open(`${host}/a.png`))).code).toBe('login-page');
    expect(await read(await fetcher([host]).open(`${host}/report.html`))).toBe('<html>');
  });

  it('that is not there is an error that names the host and nothing more', async () => {
    const host = await serve((_, response) => response.writeHead(404).end());
    const error = await failure(fetcher([host]).open(`${host}/secret-name?pub_secret=canary`));
    expect(error.code).toBe('not-served');
    expect(error.message).not.toMatch(/secret-name|canary/);
  });

  it('is not larger than allowed, whatever it says of itself', async () => {
    const host = await serve((request, response) => {
      if (request.url === '/honest') response.setHeader('content-length', 1001);
      response.write('x'.repeat(600));
      response.end('x'.repeat(401));
    });
    expect((await failure(fetcher([host]).open(`${host}/honest`))).code).toBe('too-large');
    const stream = await fetcher([host]).open(`${host}/chunked`);
    expect((await failure(read(stream))).code).toBe('too-large');
  });

  it('that never comes is given up, and so is one that nobody wants any more', async () => {
    const host = await serve(() => undefined);
    expect((await failure(fetcher([host], { timeout: 50 }).open(`${host}/a`))).code).toBe('unreachable');
    const stop = new AbortController();
    const opened = fetcher([host]).open(`${host}/a`, stop.signal);
    stop.abort();
    expect((await failure(opened)).code).toBe('unreachable');
  });

  it('of a host that is down is an error', async () => {
    expect((await failure(fetcher(['http://127.0.0.1:1']).open('http://127.0.0.1:1/a'))).code).toBe('unreachable');
  });
});
