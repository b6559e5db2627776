import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createChannels, type Wider } from '../../../src/slack/visibility/channels.ts';
import { createClient } from '../../../src/slack/client.ts';
import type { AudienceStore, KeptAudience } from '../../../src/store/audiences.ts';
import { startSlackApi, type SlackApi } from '../../support/slack-api.ts';

const log = pino({ level: 'silent' });
const secret = { isPrivate: true, isShared: false };

let api: SlackApi;
let time: number;
let channel: Record<string, unknown>;
let members: readonly string[];

beforeEach(async () => {
  api = await startSlackApi();
  time = 0;
  channel = { is_private: false };
  members = ['U1'];
  api.answer('conversations.info', () => ({ ok: true, channel }));
  api.answer('conversations.members', () => ({ ok: true, members }));
});

afterEach(() => api.close());

const create = () => createChannels({ client: createClient('xoxb-x', api.url, log), log, now: () => time });

describe('who can read a channel', () => {
  it.each([
    ['a public channel', { is_private: false }, { isPrivate: false, isShared: false }],
    ['an archived public channel', { is_private: false, is_archived: true }, { isPrivate: false, isShared: false }],
    ['a private channel', { is_private: true }, secret],
    ['one that Slack says nothing about', {}, secret],
    ['a direct message', { is_im: true }, secret],
    ['a group of people', { is_mpim: true, is_private: true }, secret],
    [
      'a public channel with another organization',
      { is_private: false, is_ext_shared: true },
      { isPrivate: false, isShared: true },
    ],
    [
      'one to which another organization is invited',
      { is_private: true, is_pending_ext_shared: true },
      { isPrivate: true, isShared: true },
    ],
    [
      'one that workspaces of this organization share',
      { is_private: true, is_shared: true, is_org_shared: true },
      secret,
    ],
  ])('%s', async (_, found, expected) => {
    channel = found;
    expect(await create().audience('C1')).toEqual(expected);
  });

  it('is asked for once a minute', async () => {
    const channels = create();
    expect(await channels.isMember('C1', 'U1')).toBe(true);
    expect(await channels.audience('C1')).toEqual({ isPrivate: false, isShared: false });
    [channel, members] = [{ is_private: true }, []];
    time = 59_999;
    expect([await channels.isMember('C1', 'U1'), (await channels.audience('C1')).isPrivate]).toEqual([true, false]);
    time = 60_000;
    expect([await channels.isMember('C1', 'U1'), (await channels.audience('C1')).isPrivate]).toEqual([false, true]);
  });

  it('is nobody where Slack does not tell, and is asked again', async () => {
    const channels = create();
    for (const error of ['internal_error', 'channel_not_found', 'ratelimited', 'missing_scope']) {
      api.answer('conversations.info', () => ({ ok: false, error }));
      api.answer('conversations.members', () => ({ ok: false, error }));
      expect(await channels.audience('C1')).toEqual({ ...secret, isUnknown: true });
      expect(await channels.isMember('C1', 'U1')).toBe(false);
    }
    api.answer('conversations.info', () => ({ ok: true, channel }));
    api.answer('conversations.members', () => ({ ok: true, members }));
    expect(await channels.audience('C1')).toEqual({ isPrivate: false, isShared: false });
    expect(await channels.isMember('C1', 'U1')).toBe(true);
  });

  it('reads members page by page, and no more pages than there may be', async () => {
    api.answer('conversations.members', ({ cursor = '0' }) => ({
      ok: true,
      members: [`U${String(cursor)}`],
      response_metadata: { next_cursor: String(Number(cursor) + 1) },
    }));
    const channels = create();
    expect(await channels.isMember('C1', 'U7')).toBe(true);
    expect(await channels.isMember('C1', 'U1000')).toBe(false);
    expect(api.calls).toHaveLength(20);
  });
});

describe('a channel that more people can read than before', () => {
  let kept: Map<string, KeptAudience>;
  let told: Wider[];
  let fails: boolean;
  const store: AudienceStore = {
    of: (name) => Promise.resolve(kept.get(name)),
    keep: (name, { isPrivate, isShared }, since) =>
      Promise.resolve(void kept.set(name, { isPrivate, isShared, since })),
  };
  const onWider = (change: Wider) => {
    if (fails) return Promise.reject(new Error('Slack fails.'));
    told.push(change);
    return Promise.resolve();
  };
  const look = async (found: Record<string, unknown>) => {
    channel = found;
    time += 60_000;
    return channels.audience('C1');
  };
  let channels: ReturnType<typeof createChannels>;
  beforeEach(() => {
    kept = new Map();
    [told, fails] = [[], false];
    const client = createClient('xoxb-x', api.url, log);
    channels = createChannels({ client, kept: store, onWider, log, now: () => time });
  });

  it('is told of once', async () => {
    await look({ is_private: true });
    await look({ is_private: false });
    await look({ is_private: false });
    expect(told).toEqual([{ channel: 'C1', readers: 'everyone', since: 60_000 }]);
    await look({ is_private: false, is_ext_shared: true });
    await look({ is_private: true, is_ext_shared: true });
    await look({ is_private: false, is_ext_shared: true });
    expect(told.map(({ readers }) => readers)).toEqual(['everyone', 'organizations', 'everyone']);
  });

  it('is not where it is new to us, or fewer can read it', async () => {
    await look({ is_private: false, is_ext_shared: true });
    await look({ is_private: true });
    expect(told).toEqual([]);
  });

  it('is told of later where that fails', async () => {
    await look({ is_private: true });
    fails = true;
    expect(await look({ is_private: false })).toMatchObject({ isPrivate: false });
    fails = false;
    await look({ is_private: false });
    expect(told).toHaveLength(1);
  });

  it('stays what it was once it is gone, for those that were public', async () => {
    await look({ is_private: false });
    api.answer('conversations.info', () => ({ ok: false, error: 'channel_not_found' }));
    expect(await look({})).toEqual({ isPrivate: false, isShared: false });
    api.answer('conversations.info', () => ({ ok: false, error: 'internal_error' }));
    expect(await look({})).toMatchObject({ isPrivate: true });
    api.answer('conversations.info', () => ({ ok: true, channel }));
    await look({ is_private: true });
    api.answer('conversations.info', () => ({ ok: false, error: 'channel_not_found' }));
    expect(await look({})).toMatchObject({ isPrivate: true });
  });
});
