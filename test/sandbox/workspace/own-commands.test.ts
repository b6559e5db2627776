import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startRawApp, type RawApp } from './raw-app.ts';

let app: RawApp;
beforeEach(async () => {
  app = await startRawApp();
});
afterEach(() => app.stop());

/** What the app heard of, once it heard of so much. */
async function heard(count: number): Promise<readonly string[]> {
  await app.control.waitFor(() => app.received.length >= count);
  return app.received.map(({ payload }) => nameOf(payload)).sort();
}
function nameOf(payload: Readonly<Record<string, unknown>>): string {
  const { type = '', subtype } = (payload.event ?? payload) as { readonly type?: string; readonly subtype?: string };
  return subtype === undefined ? type : `${type} ${subtype}`;
}
const members = (channel: string) => app.control.channel(channel).members;
const last = (channel: string) => app.control.channel(channel).messages.at(-1)?.text;
const told = (user = 'maya') => app.control.screen(user).notices.at(-1)?.text;

describe('Slack’s own commands', () => {
  it('/invite brings the app into a channel, where it hears of that, and nothing of the command', async () => {
    const typed = await app.control.type('maya', '#random', '/invite @service_tickets');
    expect(typed).toMatchObject({ outcome: { ok: true }, refused: true });
    expect(members('#random')).toContain('service_tickets');
    expect(last('#random')).toBe('@service_tickets has joined the channel');
    expect(await heard(2)).toEqual(['member_joined_channel', 'message channel_join']);
    expect(app.received.map(({ payload }) => payload.event)).toContainEqual(
      expect.objectContaining({ type: 'member_joined_channel', inviter: 'U0MAYA0000' }),
    );
  });

  it('/invite takes several people, and another channel', async () => {
    await app.control.type('maya', '#support', '/invite @gina @service_tickets #random');
    expect(members('#random')).toEqual(expect.arrayContaining(['gina', 'service_tickets']));
  });

  it.each(['/remove', '/kick'])('%s takes the app out of a channel, and it hears that it left', async (name) => {
    await app.control.type('maya', '#support', `${name} @service_tickets`);
    expect(members('#support')).not.toContain('service_tickets');
    expect(last('#support')).toBe('@service_tickets has left the channel');
    expect(await heard(1)).toEqual(['channel_left']);
  });

  it('/archive archives the channel, in which nothing can be typed then', async () => {
    await app.control.type('maya', '#support', '/archive');
    expect(app.control.channel('#support').archived).toBe(true);
    expect(last('#support')).toBe('@maya archived the channel');
    expect(await heard(2)).toEqual(['channel_archive', 'message channel_archive']);
    await expect(app.control.type('maya', '#support', '/invite @omar')).rejects.toThrow('#support is archived.');
  });

  it.each([
    ['maya', '#support', '/invite @service_tickets', 'already_in_channel'],
    ['maya', '#support', '/invite @nobody', 'user_not_found'],
    ['maya', '#support', '/invite', 'no_user'],
    ['maya', '#support', '/invite @service_tickets #secret', 'channel_not_found'],
    ['maya', '#support', '/kick @maya', 'cant_kick_self'],
    ['maya', '#random', '/kick @service_tickets', 'not_in_channel'],
    ['maya', '#general', '/kick @service_tickets', 'cant_kick_from_general'],
    ['maya', '#general', '/archive', 'cant_archive_general'],
    ['gina', '#support', '/archive', 'restricted_action'],
    ['gina', '#support', '/kick @service_tickets', 'restricted_action'],
    ['maya', '@service_tickets', '/archive', 'method_not_supported_for_channel_type'],
  ])('%s in %s: %s is refused with %s, in words for them alone', async (user, channel, text, error) => {
    const typed = await app.control.type(user, channel, text);
    expect(typed).toMatchObject({ outcome: { ok: false, error } });
    expect(told(user)).toMatch(/^\/\w+: [A-Z]/);
    app.control.setLocale(user, 'zh-CN');
    await app.control.type(user, channel, text);
    expect(told(user)).toMatch(/^\/\w+：\p{Script=Han}/u);
  });

  it('are not there in threads', async () => {
    const root = await app.control.type('maya', '#support', 'a thread');
    const thread = root.kind === 'message' ? root.ts : '';
    const typed = await app.control.type('maya', '#support', '/archive', { thread });
    expect(typed).toMatchObject({ outcome: { ok: false, error: 'not_supported_in_threads' } });
    expect(app.control.channel('#support').archived).toBe(false);
  });
});
