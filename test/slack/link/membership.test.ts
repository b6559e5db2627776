import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createClient } from '../../../src/slack/client.ts';
import { createMembership } from '../../../src/slack/link/membership.ts';
import { startSlackApi, type SlackApi } from '../../support/slack-api.ts';

let api: SlackApi;
let time: number;
let channel: Record<string, unknown>;

beforeEach(async () => {
  api = await startSlackApi();
  time = 0;
  channel = { is_member: true };
  api.answer('conversations.info', () => ({ ok: true, channel }));
});

afterEach(() => api.close());

const create = () => createMembership(createClient('xoxb-x', api.url, pino({ level: 'silent' })), () => time);

describe('membership', () => {
  it('is asked for once a minute and channel', async () => {
    const absent = create();
    expect(await Promise.all([absent('C1'), absent('C1'), absent('C2')])).toEqual([false, false, false]);
    channel = { is_member: false };
    time = 59_999;
    expect(await absent('C1')).toBe(false);
    time = 60_000;
    expect(await absent('C1')).toBe(true);
  });

  it('is asked for again where the bot was absent, because people invite it then', async () => {
    const absent = create();
    channel = { is_member: false };
    expect(await absent('C1')).toBe(true);
    channel = { is_member: true };
    expect(await absent('C1')).toBe(false);
  });

  it.each([
    ['a direct message', () => ({ ok: true, channel: { is_im: true, is_member: false } }), false],
    ['a private channel without the bot', () => ({ ok: false, error: 'channel_not_found' }), true],
    ['a Slack that does not tell', () => ({ ok: false, error: 'internal_error' }), false],
  ])('in %s', async (_, answer, absent) => {
    api.answer('conversations.info', answer);
    expect(await create()('C1')).toBe(absent);
  });
});
