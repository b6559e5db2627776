import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hello, json, post, send } from './requests.ts';
import { endAll, startStage, type Endings, type Stage } from './support.ts';

/** Of all tests that leave it as it was; the others have one of their own. */
const endings: Endings = [];
let shared: Stage;
beforeAll(async () => {
  shared = await startStage(endings);
});
afterAll(() => endAll(endings));

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
      const stage = shared;
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
    const stage = shared;
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
