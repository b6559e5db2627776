import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPage } from '../../../src/sandbox/page/page.ts';
import { hello, json, post, send } from './requests.ts';
import { endAll, startStage, type Endings, type Stage } from './support.ts';

/** Of all tests that leave it as it was; the others have one of their own. */
const endings: Endings = [];
let shared: Stage;
beforeAll(async () => {
  shared = await startStage(endings);
});
afterAll(() => endAll(endings));

describe('what the page serves', () => {
  it('serves its own files, as they are, and loads nothing from elsewhere', async () => {
    const stage = shared;
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
      const stage = shared;
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
    const stage = shared;
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

describe('who may ask', () => {
  it('answers under its own address only, so that no foreign name leads here', async () => {
    const stage = shared;
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
    const stage = shared;
    const { headers } = await send(stage, '/api/view?me=maya');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect((await send(stage, '/api/type', { method: 'OPTIONS' })).status).toBe(405);
  });
});
