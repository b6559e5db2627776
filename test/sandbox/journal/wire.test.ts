import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { createLog } from '../../../src/ops/log.ts';
import { freePort } from '../../../src/sandbox/free-port.ts';
import type { Entry } from '../../../src/sandbox/journal/journal.ts';
import { startWorkspace } from '../../../src/sandbox/workspace/index.ts';
import { startWorld, type World } from '../../../src/sandbox/world.ts';

let world: World;
let stop: () => Promise<unknown>;

beforeAll(async () => {
  world = await startWorld({ mode: 'http', botPort: await freePort(), engineer: {} });
  const config = readConfig({ ...world.environment, DATABASE_URL: 'file::memory:' });
  const app = await createApp(config, { log: createLog('silent', []) });
  await app.start();
  stop = () => app.stop(5000);
});
afterAll(async () => {
  await stop();
  await world.close();
});

/** Waits for an exchange; the wire has no events of its own here, the workspace changes as often as the bot acts. */
function exchange(name: string, wanted: (entry: Entry) => boolean = () => true): Promise<Entry> {
  const find = () => world.journal.since(0).entries.find((entry) => entry.name === name && wanted(entry));
  return world.workspace.control.waitFor(find, 15_000, name);
}

describe('what the journal has of a real bot', () => {
  it('has a command that Slack signed and its ack, calls with a token, and calls that are signed', async () => {
    await world.workspace.control.type('maya', '#support', '/ticket list');
    expect(await exchange('/ticket')).toMatchObject({
      side: 'slack',
      kind: 'payload',
      way: 'POST to the app, slash_commands',
      proof: { by: 'signature', accepted: true },
      result: 'acked',
      failed: false,
      took: expect.any(Number),
      request: { payload: { command: '/ticket', text: 'list', token: '•••', response_url: '•••' } },
    });
    expect(await exchange('auth.test')).toMatchObject({
      kind: 'call',
      proof: { by: 'token', accepted: true },
      result: 'ok',
    });
    expect(await exchange('listCases')).toMatchObject({
      side: 'tickets',
      way: 'GET /v2/servicerequest/cases',
      proof: { by: 'signature', accepted: true },
      result: '200',
      request: { headers: { authorization: '•••' }, query: { limit: expect.any(String) } },
      answer: { body: { total_count: 0 } },
    });
  });

  it('has what was refused and what a fault did to it', async () => {
    const slack = (token: string) =>
      fetch(`${world.workspace.apiUrl}chat.delete`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    await slack('xoxb-wrong');
    expect(await exchange('chat.delete')).toMatchObject({
      proof: { by: 'token', accepted: false },
      result: 'invalid_auth',
      failed: true,
    });
    world.workspace.control.fail({ method: 'chat.delete', kind: '429', times: 1 });
    await slack('xoxb-sandbox-bot');
    expect(await exchange('chat.delete', ({ result }) => result === 'ratelimited')).toMatchObject({
      proof: { by: 'token', accepted: undefined },
    });

    const url = `${world.tickets.url}/v2/servicerequest/cases/1`;
    const wrong = 'SDK-HMAC-SHA256 Access=SANDBOXACCESSKEY, SignedHeaders=x-sdk-date, Signature=00';
    await fetch(url, { headers: { authorization: wrong } });
    expect(await exchange('showCaseDetail')).toMatchObject({
      proof: { by: 'signature', accepted: false },
      result: '401 APIGW.0301',
      failed: true,
    });
    world.tickets.control.fail({ operation: 'showCaseDetail', kind: 'drop', times: 1 });
    await fetch(url).catch(() => undefined);
    expect(await exchange('showCaseDetail', ({ result }) => result === 'connection cut')).toMatchObject({
      proof: { by: 'nothing', accepted: undefined },
      failed: true,
    });
  });

  it('has that an app did not take what Slack signed with another secret, or took nothing at all', async () => {
    const other = await startWorld({ mode: 'http', botPort: 1, engineer: {} });
    await other.workspace.control.type('maya', '#support', '/ticket help');
    const unreached = other.journal.since(0).entries.find(({ name }) => name === '/ticket');
    expect(unreached).toMatchObject({ result: 'connection failed', failed: true, proof: { accepted: undefined } });
    await other.close();

    const seen: unknown[] = [];
    const stranger = await startWorkspace({
      mode: 'http',
      botToken: 'xoxb-other',
      signingSecret: 'another secret',
      requestUrl: `http://127.0.0.1:${world.environment.PORT ?? ''}/slack/events`,
      observe: ({ name, result, proof }) => seen.push([name, result, proof]),
    });
    await stranger.control.type('maya', '#support', '/ticket help');
    expect(seen).toEqual([['/ticket', 'refused with 401', { by: 'signature', accepted: false }]]);
    await stranger.close();
  });

  it('has none of the secrets', () => {
    const all = JSON.stringify(world.journal.since(0));
    const { environment } = world;
    for (const secret of [environment.SLACK_BOT_TOKEN, environment.SLACK_SIGNING_SECRET, environment.OSM_SECRET_KEY])
      expect(all).not.toContain(secret);
    expect(all).not.toContain('Signature=');
    expect(all).not.toMatch(/xoxb-|\/response\/[A-Z0-9]/);
  });
});
