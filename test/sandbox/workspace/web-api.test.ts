import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { WorkspaceOptions } from '../../../src/sandbox/workspace/index.ts';
import { createClient, refusalOf, startWithClient, tokens, type Connected } from './support.ts';

let now: number;
let slack: Connected;
const support = 'C0SUPPORT0';

async function restart(options: Partial<WorkspaceOptions>): Promise<void> {
  await slack.stop();
  slack = await startWithClient({ now: () => now, burst: 100, ...options });
}

beforeEach(async () => {
  now = 1_750_000_000_000;
  slack = await startWithClient({ now: () => now, burst: 100 });
});
afterEach(() => slack.stop());

const post = (text: string, more: object = {}) => slack.client.chat.postMessage({ channel: support, text, ...more });
const errorOf = async (call: Promise<unknown>) => (await refusalOf(call)).error;

describe('tokens and scopes', () => {
  it('tells a missing, a wrong, a foreign and a revoked token apart', async () => {
    const { workspace, client, control } = slack;
    const bare = await fetch(`${workspace.apiUrl}auth.test`, { method: 'POST' });
    expect(await bare.json()).toEqual({ ok: false, error: 'not_authed' });
    expect(await errorOf(createClient(workspace, 'xoxb-other').auth.test())).toBe('invalid_auth');
    expect(await errorOf(createClient(workspace, tokens.appToken).auth.test())).toBe('not_allowed_token_type');
    expect(await client.auth.test()).toMatchObject({ ok: true, user_id: 'U0BOT00000', team_id: 'T0SANDBOX0' });
    control.revokeToken();
    expect(await errorOf(client.auth.test())).toBe('token_revoked');
    control.revokeToken('account_inactive');
    expect(await errorOf(client.auth.test())).toBe('account_inactive');
    control.restoreToken();
    await client.auth.test();
  });

  it('names the scope that is missing, by the kind of channel too', async () => {
    await restart({ scopes: ['channels:history'] });
    expect(await refusalOf(post('hello'))).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'channels:history',
    });
    await slack.client.conversations.history({ channel: support });
    expect(await refusalOf(slack.client.conversations.history({ channel: 'C0INCIDENT' }))).toMatchObject({
      error: 'missing_scope',
      needed: 'groups:history',
    });
  });

  it('says which argument is missing, and which method is unknown', async () => {
    const refused = await refusalOf(slack.client.apiCall('chat.postMessage', { text: 'hello' }));
    expect(refused.error).toBe('invalid_arguments');
    expect(JSON.stringify(refused.response_metadata)).toContain('missing required field: channel');
    expect(await errorOf(slack.client.apiCall('chat.shout'))).toBe('unknown_method');
  });

  it('takes JSON as well as forms', async () => {
    const answer = await fetch(`${slack.workspace.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.botToken}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ channel: support, text: 'as JSON', unfurl_links: false }),
    });
    expect(await answer.json()).toMatchObject({ ok: true, message: { text: 'as JSON', bot_id: 'B0BOT00000' } });
    expect(slack.control.requests('chat.postMessage')).toMatchObject([
      { args: { unfurl_links: false }, outcome: 'ok' },
    ]);
  });
});

describe('people and conversations', () => {
  it('tells guests, strangers, bots and zones', async () => {
    const user = async (id: string) => (await slack.client.users.info({ user: id })).user;
    expect(await user('U0GINA0000')).toMatchObject({ is_restricted: true, is_ultra_restricted: false });
    expect(await user('U0THEO0000')).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    expect(await user('U0SAM00000')).toMatchObject({ team_id: 'T0PARTNER0', is_stranger: true });
    expect(await user('U0BOT00000')).toMatchObject({ is_bot: true });
    expect(await user('U0LIWEI000')).toMatchObject({ tz: 'Asia/Shanghai', tz_offset: 28_800, is_admin: false });
    expect(await errorOf(user('U0NOBODY00'))).toBe('user_not_found');
    expect((await slack.client.users.list({})).members).toHaveLength(8);
  });

  it('lists user groups and their people', async () => {
    expect((await slack.client.usergroups.list()).usergroups).toMatchObject([
      { id: 'S0OPERATOR', handle: 'operators' },
    ]);
    const { users } = await slack.client.usergroups.users.list({ usergroup: 'S0OPERATOR' });
    expect(users).toEqual(['U0OMAR0000', 'U0ADA00000']);
    expect(await errorOf(slack.client.usergroups.users.list({ usergroup: 'S0NOBODY00' }))).toBe('no_such_subteam');
  });

  it('pages lists, shows shared channels as such, and joins public ones', async () => {
    const { client } = slack;
    const pages = [];
    for await (const one of client.paginate('conversations.list', {
      limit: 2,
      types: 'public_channel,private_channel',
    })) {
      pages.push((one as unknown as { channels: { name: string }[] }).channels.map((channel) => channel.name));
    }
    expect(pages).toEqual([
      ['general', 'support'],
      ['random', 'incidents'],
      ['partners', 'old'],
    ]);
    expect((await client.conversations.info({ channel: 'C0PARTNERS' })).channel).toMatchObject({ is_ext_shared: true });
    expect((await client.conversations.members({ channel: 'C0PARTNERS' })).members).toContain('U0SAM00000');
    await client.conversations.join({ channel: 'C0RANDOM00' });
    await client.chat.postMessage({ channel: 'C0RANDOM00', text: 'I am in' });
  });

  it('says which argument of a list is wrong', async () => {
    const { client } = slack;
    expect(await errorOf(client.conversations.list({ types: 'public_channel,nonsense' }))).toBe('invalid_types');
    expect(await errorOf(client.conversations.list({ limit: 1001 }))).toBe('invalid_limit');
    expect(await errorOf(client.conversations.members({ channel: support, limit: 0 }))).toBe('invalid_limit');
    expect(await errorOf(client.apiCall('users.list', { limit: 'many' }))).toBe('invalid_limit');
  });

  it('follows a channel through its life', async () => {
    const { client, control } = slack;
    const to = () => errorOf(post('hello'));
    control.archive('support');
    expect(await to()).toBe('is_archived');
    control.unarchive('support');
    control.rename('support', 'help');
    await post('still here');
    control.removeBot('help');
    expect(await to()).toBe('not_in_channel');
    control.privatise('help');
    expect(await to()).toBe('channel_not_found');
    control.addBot('help');
    expect((await client.conversations.info({ channel: support })).channel).toMatchObject({
      name: 'help',
      is_private: true,
    });
    control.deleteChannel('help');
    expect(await to()).toBe('channel_not_found');
  });

  it('reacts once', async () => {
    const { ts: timestamp = '' } = await post('well');
    const react = (name: string) => slack.client.reactions.add({ channel: support, timestamp, name });
    await react('eyes');
    expect(await errorOf(react('eyes'))).toBe('already_reacted');
    expect(await errorOf(react('Not A Name'))).toBe('invalid_name');
    expect((await slack.client.team.info()).team).toMatchObject({ domain: 'sandbox' });
    expect((await slack.client.bots.info({ bot: 'B0BOT00000' })).bot).toMatchObject({ user_id: 'U0BOT00000' });
  });
});
