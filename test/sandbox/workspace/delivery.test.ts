import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { startWorkspace, type WorkspaceServer } from '../../../src/sandbox/workspace/index.ts';
import { startRawApp, type RawApp } from './raw-app.ts';
import { createClient, refusalOf, startWithClient, tokens } from './support.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of cleanups.splice(0)) await stop();
});
async function rawApp(...args: Parameters<typeof startRawApp>): Promise<RawApp> {
  const app = await startRawApp(...args);
  cleanups.push(() => app.stop());
  return app;
}

/** For what only this test sees; `waitFor` looks when the workspace changes. */
async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('over HTTP', () => {
  it('signs every request as Slack does', async () => {
    const app = await rawApp();
    await app.control.type('maya', '#support', '/ticket help');
    const raw = app.received[0]?.raw ?? '';
    const headers = app.received[0]?.headers ?? {};
    const stamp = String(headers['x-slack-request-timestamp']);
    const digest = createHmac('sha256', tokens.signingSecret).update(`v0:${stamp}:${raw}`).digest('hex');
    expect(headers['x-slack-signature']).toBe(`v0=${digest}`);
    expect(Math.abs(Number(stamp) - Date.now() / 1000)).toBeLessThan(60);
    expect(app.last()).toMatchObject({
      command: '/ticket',
      text: 'help',
      user_id: 'U0MAYA0000',
      channel_name: 'support',
    });
  });

  it('sends an event up to four times, under one event_id, until it is acked', async () => {
    const app = await rawApp(() => ({ status: 500 }), { resend: { events: [0, 1, 1] } });
    await app.control.type('maya', '#support', '@service_tickets hello');
    // Two events: `message` and `app_mention`.
    await app.control.waitFor(() => app.control.stats().abandoned === 2);
    const mentions = app.received.filter((one) => JSON.stringify(one.payload.event).includes('"app_mention"'));
    expect(mentions.map((one) => one.headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
    expect(mentions[1]?.headers['x-slack-retry-reason']).toBe('http_error');
    expect(new Set(mentions.map((one) => one.payload.event_id)).size).toBe(1);
    expect(app.control.stats()).toMatchObject({ sent: 8, failed: 8, resent: 6, acked: 0 });
  });

  it('stops repeating where the app asks for it, and never repeats commands', async () => {
    const app = await rawApp(() => ({ status: 500, headers: { 'x-slack-no-retry': '1' } }), {
      resend: { events: [0, 0] },
    });
    await app.control.type('maya', '#support', 'hello');
    const typed = await app.control.type('maya', '#support', '/ticket help');
    expect(typed).toMatchObject({ outcome: { ok: false, error: 'dispatch_failed' } });
    expect(app.control.screen('maya').notices[0]?.text).toBe('dispatch_failed: /ticket failed');
    expect(app.control.stats()).toMatchObject({ sent: 2, resent: 0 });
  });

  it('tells only what the app has subscribed to, by its manifest', async () => {
    const manifest = {
      display_information: { name: 'Desk' },
      features: { slash_commands: [{ command: '/desk', description: 'A desk', should_escape: false }] },
      oauth_config: { scopes: { bot: ['chat:write'] } },
      settings: { event_subscriptions: { bot_events: ['app_mention'] }, socket_mode_enabled: true },
    };
    const app = await rawApp(undefined, { manifest });
    await app.control.type('maya', '#support', 'nobody cares');
    await app.control.type('maya', '#support', '@service_tickets hello');
    await app.control.type('maya', '#support', '/desk for @omar');
    expect(app.last()).toMatchObject({ command: '/desk', text: 'for @omar' });
    expect(app.control.stats().sentByName).toEqual({ app_mention: 1, '/desk': 1 });
    expect(await refusalOf(createClient(app.workspace).users.info({ user: 'U0MAYA0000' }))).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
    });
  });

  it('does not send commands that Slack would not send', async () => {
    const app = await rawApp();
    const { control } = app;
    const typed = await control.type('maya', '#support', 'hello');
    const thread = typed.kind === 'message' ? typed.ts : '';
    const before = app.received.length;
    expect(await control.type('maya', '#support', '/ticket help', { thread })).toMatchObject({ refused: true });
    expect(await control.type('maya', '#support', '/nothing')).toMatchObject({ refused: true });
    expect(await control.type('sam', '#partners', '/ticket help')).toMatchObject({ refused: true });
    await expect(control.type('sam', '#support', '/ticket help')).rejects.toThrow('sam is not in #support.');
    // Slack speaks the language of each person.
    control.setLocale('maya', 'zh-CN');
    expect(await control.type('maya', '#support', '/nothing')).toMatchObject({ refused: true });
    expect(control.screen('maya').notices.map((notice) => notice.text)).toEqual([
      '/ticket is not supported in threads. Sorry!',
      '/nothing is not a valid command.',
      '/nothing 不是有效的命令。',
    ]);
    expect(app.received.slice(before).filter((one) => 'command' in one.payload)).toEqual([]);
  });

  it('tells of channels and members that change', async () => {
    const app = await rawApp();
    const { control } = app;
    control.archive('support');
    control.unarchive('support');
    control.rename('incidents', 'outages');
    control.invite('support', 'sam');
    control.kick('support', 'sam');
    control.removeBot('support');
    control.deleteChannel('support');
    const types = () => app.received.map((one) => (one.payload.event as { type: string }).type);
    await control.waitFor(() => types().length === 7);
    expect(types().sort()).toEqual([
      'channel_archive',
      'channel_deleted',
      'channel_left',
      'channel_unarchive',
      'group_rename',
      'member_joined_channel',
      'member_left_channel',
    ]);
  });
});

describe('over a socket', () => {
  interface Envelope {
    readonly type: string;
    readonly envelope_id: string;
    readonly retry_attempt?: number;
    readonly payload?: { readonly event_id?: string };
  }

  /** A client that acks what `acks` says. */
  async function connect(workspace: WorkspaceServer, acks: (envelope: Envelope, nth: number) => boolean) {
    const { url = '' } = await createClient(workspace, tokens.appToken).apps.connections.open({});
    const socket = new WebSocket(url);
    const seen: Envelope[] = [];
    socket.on('message', (data: Buffer) => {
      const envelope = JSON.parse(data.toString('utf8')) as Envelope;
      seen.push(envelope);
      if ('envelope_id' in envelope && acks(envelope, seen.length)) {
        socket.send(JSON.stringify({ envelope_id: envelope.envelope_id }));
      }
    });
    await until(() => seen.length > 0);
    return { socket, seen, url };
  }

  async function start(options: Partial<Parameters<typeof startWorkspace>[0]> = {}) {
    const workspace = await startWorkspace({ mode: 'socket', ...tokens, ...options });
    cleanups.push(() => workspace.close());
    return workspace;
  }

  it('greets, and sends again what was not acked in time', async () => {
    const workspace = await start({ ackDeadline: 30, resend: { events: [0, 1] }, events: ['app_mention'] });
    const { seen } = await connect(workspace, (envelope) => (envelope.retry_attempt ?? 0) === 2);
    expect(seen[0]).toMatchObject({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0SANDBOX0' } });
    await workspace.control.type('maya', '#support', '@service_tickets hello');
    await workspace.control.waitFor(() => workspace.control.stats().acked === 1);
    const events = seen.slice(1);
    expect(events.map((envelope) => envelope.retry_attempt)).toEqual([0, 1, 2]);
    expect(new Set(events.map((envelope) => envelope.envelope_id)).size).toBe(3);
    expect(new Set(events.map((envelope) => envelope.payload?.event_id)).size).toBe(1);
    expect(workspace.control.stats()).toMatchObject({ unanswered: 2, resent: 2, abandoned: 0 });
  });

  it('spreads envelopes over connections, and hands what a cut one held to another', async () => {
    const workspace = await start({ events: ['app_mention'], resend: { events: [0] } });
    const deaf = await connect(workspace, () => false);
    const good = await connect(workspace, () => true);
    await workspace.control.type('maya', '#support', '@service_tickets one');
    await until(() => deaf.seen.length === 2);
    deaf.socket.terminate();
    await until(() => good.seen.length === 2);
    expect(good.seen[1]).toMatchObject({ retry_attempt: 1, retry_reason: 'connection_failed' });
  });

  it('takes a ticket once, allows ten connections, and says dispatch_failed where there is none', async () => {
    const workspace = await start();
    expect(await workspace.control.type('maya', '#support', '/ticket')).toMatchObject({
      outcome: { error: 'dispatch_failed' },
    });
    const { url } = await connect(workspace, () => true);
    const second = new WebSocket(url);
    await new Promise((resolve) => second.on('error', resolve));
    for (let count = 1; count < 10; count += 1) await connect(workspace, () => true);
    const refused = refusalOf(createClient(workspace, tokens.appToken).apps.connections.open({}));
    expect((await refused).error).toBe('too_many_websockets');
    workspace.control.cutConnections();
    await workspace.control.waitFor(() => workspace.control.stats().connections === 0);
  });

  it('survives whatever a client sends', async () => {
    const workspace = await start({ events: ['app_mention'] });
    const { socket } = await connect(workspace, () => true);
    for (const data of [
      '',
      '{',
      '[]',
      'null',
      '{"envelope_id":1}',
      '{"envelope_id":"x","payload":7}',
      Buffer.from([0, 255]),
    ]) {
      socket.send(data);
    }
    await workspace.control.type('maya', '#support', '@service_tickets one');
    await workspace.control.waitFor(() => workspace.control.stats().acked === 1);
  });
});

describe('waiting', () => {
  it('rejects with the name of what did not happen, and at the end of the workspace', async () => {
    const { workspace, control } = await startWithClient();
    await expect(control.waitFor(() => false, 20, 'rain')).rejects.toThrow('rain: did not happen within 20 ms');
    const waiting = control.waitFor(() => control.modal('nobody'), 5000, 'a modal');
    const rejected = expect(waiting).rejects.toThrow('a modal: the workspace was closed');
    await workspace.close();
    await rejected;
  });
});
