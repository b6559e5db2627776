import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { startPage } from '../../../src/sandbox/page/page.ts';
import { startStage, type Stage } from './support.ts';

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Over node:http, since fetch does not let a test set Host, Origin and the like. */
async function send(
  { page }: Stage,
  path: string,
  { method = 'GET', headers = {}, body }: Sent = {},
): Promise<Answered> {
  const { hostname, port } = new URL(page.url);
  const sent = request({ hostname, port, path, method, headers });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') };
}

const json = { 'content-type': 'application/json' };

function post(stage: Stage, action: string, input: unknown, headers: Readonly<Record<string, string>> = json) {
  return send(stage, `/api/${action}`, { method: 'POST', headers, body: JSON.stringify(input) });
}

const hello = { me: 'maya', channel: 'C0SUPPORT0', text: 'hello' };

describe('what the page serves', () => {
  it('serves its own files, as they are, and loads nothing from elsewhere', async () => {
    const stage = await startStage();
    const index = await send(stage, '/');
    expect(index.headers['content-type']).toContain('text/html');
    expect(index.headers['content-security-policy']).toContain("default-src 'none'");
    const files = [...index.text.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect((await send(stage, file)).status).toBe(200);
    const script = await send(stage, '/workspace.js');
    expect(script.headers['content-type']).toContain('text/javascript');
    expect(index.text).not.toMatch(/(?:href|src)="(?:https?:)?\/\//);
  });

  it.each(['/../page.ts', '/%2e%2e/page.ts', '/..%2fpage.ts', '/page.ts', '//etc/passwd', '/elements', '/api/nothing'])(
    'has nothing at %s',
    async (path) => {
      const stage = await startStage();
      expect((await send(stage, path)).status).toBe(404);
    },
  );

  it('shows a person what they see, and not what they do not', async () => {
    const stage = await startStage();
    await stage.world.workspace.control.type('omar', '#secret', 'between us');
    const view = async (me: string, channel: string) => {
      const { text } = await send(stage, `/api/view?me=${me}&channel=${channel}`);
      return text;
    };
    expect(await view('omar', 'C0SECRET00')).toContain('between us');
    expect(await view('maya', 'C0SECRET00')).not.toContain('between us');
    expect(await view('maya', 'C0SECRET00')).not.toContain('"secret"');
    expect(JSON.parse(await view('service_tickets', ''))).toEqual({ error: 'Nobody here can act as service_tickets.' });
  });

  it('serves the files of tickets as pictures or to be saved, never to be run', async () => {
    const stage = await startStage();
    const { control } = stage.world.tickets;
    const id = control.create({ description: 'Files' });
    const data = Buffer.from('<script>').toString('base64');
    const names = ['a.PNG', 'b.svg', 'c.html', 'd "é".txt'];
    control.answer(id, 'Look', { attachments: names.map((name) => ({ name, data })) });
    const files = control.get(id).messages.at(-1)?.attachments ?? [];
    const answers = await Promise.all(files.map((file) => send(stage, `/api/attachment/${file}`)));
    expect(answers.map(({ headers }) => headers['content-type'])).toEqual([
      'image/png',
      ...Array<string>(3).fill('application/octet-stream'),
    ]);
    expect(answers.map(({ headers }) => headers['content-disposition'])).toEqual([
      "inline; filename*=UTF-8''a.PNG",
      "attachment; filename*=UTF-8''b.svg",
      "attachment; filename*=UTF-8''c.html",
      "attachment; filename*=UTF-8''d%20%22%C3%A9%22.txt",
    ]);
    expect(answers.map(({ text }) => text)).toEqual(Array<string>(4).fill('<script>'));
    expect((await send(stage, '/api/attachment/nothing')).status).toBe(404);
    const foreign = { headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await send(stage, `/api/attachment/${files[0] ?? ''}`, foreign)).status).toBe(403);
  });

  it('gives the part of a conversation that is asked for, and refuses what is none', async () => {
    const stage = await startStage();
    const { control } = stage.world.workspace;
    const stamps: string[] = [];
    for (const text of ['one', 'two', 'three']) {
      const typed = await control.type('maya', '#support', text);
      if (typed.kind === 'message') stamps.push(typed.ts);
    }
    const [, two = ''] = stamps;
    const view = async (query: string) => (await send(stage, `/api/view?me=maya&channel=C0SUPPORT0&${query}`)).text;
    const { result } = JSON.parse(await view(`from=${two}&to=${two}&older=1&thread=${two}`)) as {
      result: { channel: { messages: { text: string }[]; newer: boolean }; thread: { root: { text: string } } };
    };
    expect(result.channel.messages.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(result.channel.newer).toBe(true);
    expect(result.thread.root.text).toBe('two');
    expect(JSON.parse(await view('thread=1.000000'))).not.toHaveProperty('result.thread');
    for (const query of ['older=1000', 'from=yesterday', 'newer=-1', 'thread=%00'])
      expect(JSON.parse(await view(query))).toHaveProperty('error');
    expect(stage.faults).toEqual([]);
  });

  it('shows pictures, lets other files be saved only, and gives files to who may see them', async () => {
    const stage = await startStage();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const { files } = await stage.world.workspace.control.upload('omar', { channel: '#secret' }, [
      { name: 'a.png', content: 'picture' },
      { name: 'größe.svg', content: svg },
    ]);
    const [png = '', other = ''] = files;
    const picture = await send(stage, `/api/file/${png}?me=omar`);
    expect([picture.status, picture.text]).toEqual([200, 'picture']);
    expect(picture.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    expect((await send(stage, `/api/file/${other}?me=omar`)).headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': "attachment; filename*=UTF-8''gr%C3%B6%C3%9Fe.svg",
    });
    expect((await send(stage, `/api/file/${png}?me=maya`)).status).toBe(404);
    expect((await send(stage, `/api/file/${png}?me=service_tickets`)).status).toBe(400);
    expect((await send(stage, `/api/file/..%2f${png}?me=omar`)).status).toBe(404);
  });

  it('takes the next free port where its own is taken, and says so', async () => {
    const { world, page } = await startStage();
    const other = await startPage({
      workspace: world.workspace.control,
      tickets: world.tickets.control,
      journal: world.journal,
      port: Number(new URL(page.url).port),
    });
    const port = Number(new URL(page.url).port);
    expect(other.taken[0]).toBe(port);
    expect(Number(new URL(other.url).port)).toBe((other.taken.at(-1) ?? 0) + 1);
    expect(page.taken).toEqual([]);
    expect((await fetch(other.url)).status).toBe(200);
    await other.close();
  });
});

describe('what may be done', () => {
  it('does what the page asks for', async () => {
    const stage = await startStage();
    expect(await post(stage, 'type', hello)).toMatchObject({ status: 200 });
    const { messages } = stage.world.workspace.control.channel('#support');
    expect(messages.at(-1)).toMatchObject({ from: 'maya', text: 'hello' });
  });

  it.each(['revokeToken', 'setRequestUrl', 'snapshot', 'constructor', '__proto__', 'toString', 'waitFor'])(
    'has no action %s, though the controls may',
    async (name) => {
      const stage = await startStage();
      expect((await post(stage, name, {})).status).toBe(404);
    },
  );

  it.each([
    ['an unknown person', 'type', { ...hello, me: 'nobody' }],
    ['the bot as a person', 'type', { ...hello, me: 'service_tickets' }],
    ['a channel one is not in', 'type', { ...hello, channel: 'C0SECRET00' }],
    ['a property too many', 'type', { ...hello, admin: true }],
    ['a number for a text', 'type', { ...hello, text: 7 }],
    ['no arguments', 'type', null],
    ['a list', 'type', [hello]],
    ['a view of nobody', 'submit', { me: 'maya', view: 'V0' }],
    ['an unknown ticket', 'engineer', { act: 'say', ticket: '1', text: 'hello' }],
    ['an act of its own', 'engineer', { act: 'revokeTokens', ticket: '1' }],
    ['a withdrawal of what was never said', 'engineer', { act: 'withdraw', ticket: '1', message: '1' }],
    ['a session without access', 'access', { act: 'enter', authorization: '1' }],
    ['no words', 'engineer', { act: 'say', ticket: '1', text: '  ' }],
    ['a ticket without a description', 'console', { text: ' ' }],
    ['an unknown trouble', 'break', { side: 'slack', kind: 'fire' }],
    ['a reaction without a name', 'react', { me: 'maya', channel: 'C0SUPPORT0', ts: '1.000000', name: '' }],
    ['a reaction to nothing', 'react', { me: 'maya', channel: 'C0SUPPORT0', ts: '1.000000', name: 'tada' }],
    ['an edit of what others wrote', 'edit', { me: 'maya', channel: 'C0SUPPORT0', ts: '1.000000', text: 'mine' }],
    ['the removal of nothing', 'remove', { me: 'maya', channel: 'C0SUPPORT0', ts: '1.000000' }],
    ['a language that Slack does not have', 'setLocale', { me: 'maya', locale: 'tlh' }],
    ['a conversation with nobody', 'openDirect', { me: 'maya', other: 'nobody' }],
    ['a tab that is none', 'openHome', { me: 'maya', tab: 'about' }],
    ['no files', 'upload', { me: 'maya', place: { channel: 'C0SUPPORT0' }, files: [] }],
    [
      'bytes that are none',
      'upload',
      { me: 'maya', place: { channel: 'C0SUPPORT0' }, files: [{ name: 'a', base64: '*' }] },
    ],
  ])('refuses %s in words, and goes on', async (_, action, input) => {
    const stage = await startStage();
    const { status, text } = await post(stage, action, input);
    expect(status).toBe(400);
    expect((JSON.parse(text) as { error: string }).error).toMatch(/\w+/);
    expect((await post(stage, 'type', hello)).status).toBe(200);
    expect(stage.faults).toEqual([]);
  });

  it('takes JSON only, and only so much of it', async () => {
    const stage = await startStage();
    const form = { 'content-type': 'text/plain' };
    expect((await post(stage, 'type', hello, form)).status).toBe(415);
    expect((await post(stage, 'type', hello, { 'content-type': 'application/json-seq' })).status).toBe(415);
    const half = await send(stage, '/api/type', { method: 'POST', headers: json, body: '{"me": "maya"' });
    expect(half.status).toBe(400);
    expect((await post(stage, 'type', { ...hello, text: 'a'.repeat(400_000) })).status).toBe(413);
    expect((await send(stage, '/api/type', { method: 'PUT', headers: json })).status).toBe(405);
    expect(stage.world.workspace.control.channel('#support').messages).toEqual([]);
  });

  it('breaks and mends both servers, and tells what is broken', async () => {
    const stage = await startStage();
    await post(stage, 'break', { side: 'tickets', kind: '500' });
    await post(stage, 'break', { side: 'slack', kind: '429' });
    const view = async () =>
      JSON.parse((await send(stage, '/api/view?me=maya')).text) as { result: { troubles: unknown } };
    expect((await view()).result.troubles).toEqual({ tickets: ['500'], slack: ['429'] });
    const call = () => fetch(`${stage.world.workspace.apiUrl}auth.test`, { method: 'POST' });
    expect((await call()).status).toBe(429);
    await post(stage, 'break', { side: 'slack', kind: 'drop' });
    await post(stage, 'mend', { side: 'slack', kind: '429' });
    await expect(call()).rejects.toThrow();
    await post(stage, 'mend', { side: 'slack' });
    expect((await call()).status).toBe(200);
    expect((await view()).result.troubles).toEqual({ tickets: ['500'], slack: [] });
  });
});

describe('who may ask', () => {
  it('answers under its own address only, so that no foreign name leads here', async () => {
    const stage = await startStage();
    const { port } = new URL(stage.page.url);
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1.evil.example:${port}`]) {
      for (const path of ['/', '/workspace.js', '/api/view?me=maya', '/api/events'])
        expect([host, path, (await send(stage, path, { headers: { host } })).status]).toEqual([host, path, 403]);
    }
    expect((await send(stage, '/', { headers: { host: `localhost:${port}` } })).status).toBe(200);
  });

  it('takes nothing from pages of other origins', async () => {
    const stage = await startStage();
    const { origin, port } = new URL(stage.page.url);
    const foreign = [
      'https://evil.example',
      'null',
      `http://localhost:${port}`,
      `http://127.0.0.1:${Number(port) - 1}`,
    ];
    for (const from of foreign)
      expect([from, (await post(stage, 'type', hello, { ...json, origin: from })).status]).toEqual([from, 403]);
    expect((await post(stage, 'type', hello, { ...json, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post(stage, 'type', hello, { ...json, 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await send(stage, '/api/view?me=maya', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect(stage.world.workspace.control.channel('#support').messages).toEqual([]);
    const own = { ...json, origin, 'sec-fetch-site': 'same-origin' };
    expect((await post(stage, 'type', hello, own)).status).toBe(200);
  });

  it('lets no other page read an answer or frame it', async () => {
    const stage = await startStage();
    const { headers } = await send(stage, '/api/view?me=maya');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect((await send(stage, '/api/type', { method: 'OPTIONS' })).status).toBe(405);
  });
});

describe('what is told', () => {
  /** The stream of one page that follows; each `next` waits for a change. */
  async function follow({ page }: Stage): Promise<AsyncGenerator<string>> {
    const { body } = await fetch(`${page.url}api/events`);
    if (body === null) throw new Error('There is no stream.');
    return changes(body);
  }

  async function* changes(body: ReadableStream<Uint8Array>) {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
        if (text.slice(0, end).includes('event: change')) yield 'change';
        text = text.slice(end + 2);
      }
    }
  }

  it('tells of a message and of a change of a ticket as they happen', async () => {
    const stage = await startStage();
    const { workspace, tickets } = stage.world;
    const stream = await follow(stage);
    await workspace.control.type('maya', '#support', 'hello');
    expect(await stream.next()).toMatchObject({ value: 'change' });
    const id = tickets.control.create({ description: 'The disk is full.' });
    expect(await stream.next()).toMatchObject({ value: 'change' });
    tickets.control.setStatus(id, 3);
    expect(await stream.next()).toMatchObject({ value: 'change' });
    tickets.control.deleteTicket(id);
    expect(await stream.next()).toMatchObject({ value: 'change' });
  });

  it('ends its streams when it is closed', async () => {
    const stage = await startStage();
    const stream = await follow(stage);
    const rest = (async () => {
      for await (const change of stream) expect(change).toBe('change');
      return 'ended';
    })();
    await stage.page.close();
    expect(await rest.catch(() => 'ended')).toBe('ended');
  });
});
