import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createTexts } from '../../../src/locales/index.ts';
import { createClient } from '../../../src/slack/client.ts';
import { createWarnOfWider } from '../../../src/slack/visibility/index.ts';
import { startSlackApi, type SlackApi } from '../../support/slack-api.ts';
import { createStores } from '../../tickets/support/stores.ts';

const log = pino({ level: 'silent' });
const link = { channel: 'C1', createdAt: 0 };
const links = [
  { ...link, id: 'L1', ticket: '111', creator: 'U1' },
  { ...link, id: 'L2', ticket: '222', creator: 'U1' },
  { ...link, id: 'L3', ticket: '222', creator: 'U2' },
];

let api: SlackApi;
let warn: ReturnType<typeof createWarnOfWider>;

beforeEach(async () => {
  api = await startSlackApi();
  warn = createWarnOfWider({
    ...{ client: createClient('xoxb-x', api.url, log), once: createStores().once, now: Date.now, log },
    linksIn: () => Promise.resolve(links),
    language: () => Promise.resolve('en'),
    textsIn: createTexts,
  });
});
afterEach(() => api.close());

const told = () => api.calls.map(({ args }) => [args.channel, args.text]);
const change = { channel: 'C1', readers: 'everyone', since: 1 } as const;

it('warns each who linked a ticket there, once for the change, and says how to stop', async () => {
  await Promise.allSettled([warn(change), warn(change)]);
  await warn(change);
  const to = (user: string) => told().filter(([channel]) => channel === user);
  expect([to('U1').length, to('U2').length]).toEqual([1, 1]);
  for (const words of ['<#C1> is now public', '111', '222', '/ticket unlink'])
    expect(to('U1')[0]?.[1]).toContain(words);
  expect(to('U2')[0]?.[1]).not.toContain('111');
  await warn({ ...change, since: 2 });
  expect(told()).toHaveLength(4);
});

it('goes on where one cannot be written to, and fails where Slack does', async () => {
  api.answer('chat.postMessage', ({ channel }) =>
    channel === 'U1' ? { ok: false, error: 'user_disabled' } : { ok: true },
  );
  await warn(change);
  expect(told()).toHaveLength(2);
  api.answer('chat.postMessage', () => ({ ok: false, error: 'ratelimited' }));
  await expect(warn({ ...change, since: 3 })).rejects.toThrow();
});
