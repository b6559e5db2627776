import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { startRawApp, type RawApp } from './raw-app.ts';
import { createClient } from './support.ts';

let now: number;
let app: RawApp;
beforeEach(async () => {
  now = 1_750_000_000_000;
  app = await startRawApp(undefined, { now: () => now });
});
afterEach(() => app.stop());

async function respond(body: object): Promise<string> {
  const response = await fetch(String(app.last().response_url), { method: 'POST', body: JSON.stringify(body) });
  return `${response.status} ${await response.text()}`;
}
const seen = () => app.control.screen('maya').ephemerals.map((message) => message.text);
const inChannel = () => app.control.channel('#random').messages.map((message) => message.text);

it('answers a command five times, also where the bot is not in the channel', async () => {
  await app.control.type('maya', '#random', '/ticket list');
  expect(await respond({ text: 'one' })).toBe('200 {"ok":true}');
  expect(await respond({ text: 'two', response_type: 'in_channel' })).toMatch(/^200/);
  expect(await respond({ text: '' })).toBe('400 {"ok":false,"error":"no_text"}');
  expect(await respond({ blocks: [{ type: 'x' }] })).toMatch(/^400 .*invalid_blocks/);
  // Nothing was acted on, so this stands below what the same address said before, as in Slack (slackapi/bolt-js#2287).
  expect(await respond({ text: 'five', replace_original: true })).toMatch(/^200/);
  expect(await respond({ text: 'six' })).toBe('404 {"ok":false,"error":"used_url"}');
  expect(seen()).toEqual(['one', 'five']);
  expect(inChannel()).toEqual(['two']);
  expect(app.control.requests('response_url')).toHaveLength(6);
});

it('ends after thirty minutes', async () => {
  await app.control.type('maya', '#random', '/ticket list');
  now += 30 * 60_000 + 1;
  expect(await respond({ text: 'late' })).toBe('404 {"ok":false,"error":"expired_url"}');
});

it('replaces and deletes an ephemeral message with a button, and a message of the channel', async () => {
  const blocks = [
    { type: 'actions', elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }] },
  ];
  const client = createClient(app.workspace);
  await client.chat.postEphemeral({ channel: 'C0SUPPORT0', user: 'U0MAYA0000', text: 'x', blocks });
  const { ts = '' } = app.control.screen('maya').ephemerals[0] ?? {};
  await app.control.click('maya', { channel: '#support', ts }, 'Go');
  expect(app.last()).toMatchObject({ container: { is_ephemeral: true, message_ts: ts } });
  expect(app.last()).not.toHaveProperty('message');
  await respond({ replace_original: true, text: 'replaced' });
  expect(seen()).toEqual(['replaced']);
  await respond({ delete_original: true });
  expect(seen()).toEqual([]);

  const sent = await client.chat.postMessage({ channel: 'C0SUPPORT0', text: 'x', blocks });
  await app.control.click('maya', { channel: '#support', ts: sent.ts ?? '' }, 'go');
  await respond({ text: 'a whisper' });
  expect(seen()).toEqual(['a whisper']);
  await respond({ replace_original: true, text: 'done' });
  expect(app.control.channel('#support').messages.map((message) => message.text)).toEqual(['done']);
  await respond({ delete_original: true });
  expect(app.control.channel('#support').messages).toEqual([]);
});
