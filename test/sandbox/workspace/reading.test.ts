import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cut, firstPage, longest } from '../../../src/sandbox/workspace/people/window.ts';
import type { WorkspaceServer } from '../../../src/sandbox/workspace/index.ts';
import { refusalOf, startWithClient, type Connected } from './support.ts';
import { startRawApp } from './raw-app.ts';

let slack: Connected;
let control: WorkspaceServer['control'];
const support = 'C0SUPPORT0';

beforeAll(async () => {
  slack = await startWithClient({ burst: 1000 });
  ({ control } = slack);
});
afterAll(() => slack.stop());

async function says(user: string, text: string, thread?: string, channel = support): Promise<string> {
  const typed = await control.type(user, channel, text, { thread });
  return typed.kind === 'message' ? typed.ts : '';
}

const seen = (user: string, id = support) => control.conversations(user).find((one) => one.id === id);

describe('a window of a conversation', () => {
  const stamps = Array.from({ length: 1000 }, (_, index) => String(1000 + index));
  const shown = (window: Parameters<typeof cut>[1]) => {
    const [first, last] = cut(stamps, window);
    return [stamps[first], stamps[last - 1]];
  };

  it('begins with the newest page, and follows what comes', () => {
    expect(shown({})).toEqual([stamps[1000 - firstPage], '1999']);
    expect(shown({ from: '1990' })).toEqual(['1990', '1999']);
    expect(shown({ from: '1500', to: '1509' })).toEqual(['1500', '1509']);
    expect(shown({ from: '1500', to: '1500', older: 2, newer: 3 })).toEqual(['1498', '1503']);
    expect(shown({ from: '0', to: '1', older: 5 })).toEqual([stamps[0], undefined]);
  });

  it('never grows beyond its length, and loses what is away from where it grew', () => {
    expect(shown({ from: '1500', to: '1699', older: 50 })[0]).toBe('1450');
    expect(shown({ from: '1500', to: '1699', newer: 50 })[1]).toBe('1749');
    const ts = fc.nat({ max: 3000 }).map(String);
    const step = fc.nat({ max: 100 });
    fc.assert(
      fc.property(fc.record({ from: ts, to: ts, older: step, newer: step }, { requiredKeys: [] }), (window) => {
        const [first, last] = cut(stamps, window);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(last).toBeLessThanOrEqual(stamps.length);
        expect(last - first).toBeLessThanOrEqual(longest);
      }),
    );
  });

  it('gives the messages of a member, threads in short, and refuses others', async () => {
    const root = await says('maya', 'a root');
    const reply = await says('omar', 'an answer', root);
    await slack.client.chat.postMessage({ channel: support, thread_ts: root, text: 'to all', reply_broadcast: true });
    const { messages, older, newer } = control.history('liwei', support);
    expect([older, newer]).toEqual([false, false]);
    expect(messages.map(({ text, root: of }) => [text, of])).toEqual([
      ['a root', undefined],
      ['to all', root],
    ]);
    expect(messages[0]?.thread).toMatchObject({ count: 2, from: ['omar', 'service_tickets'] });
    expect(control.history('liwei', support, { from: reply, to: reply, older: 1 })).toMatchObject({
      messages: [{ text: 'a root' }],
      newer: true,
    });
    expect(() => control.history('maya', 'C0SECRET00')).toThrow('maya is not in #secret.');
  });
});

describe('what is new for a person', () => {
  it('is what others said since they read, and counts what speaks to them', async () => {
    control.markRead('liwei', support, seen('liwei')?.latest ?? '');
    expect(seen('liwei')).toMatchObject({ unread: false, mentions: 0 });
    await says('liwei', 'my own words');
    expect(seen('liwei')?.unread).toBe(false);
    await says('maya', 'for all');
    await says('maya', 'for you, @liwei');
    expect(seen('liwei')).toMatchObject({ unread: true, mentions: 1 });
    // What was read is not unread again by an older mark.
    control.markRead('liwei', support, seen('liwei')?.latest ?? '');
    control.markRead('liwei', support, '1.000000');
    expect(seen('liwei')).toMatchObject({ unread: false });
    expect(seen('omar')?.mentions).toBe(0);
    await says('maya', '@operators please');
    expect(seen('omar')?.mentions).toBe(1);
  });

  it('is an answer in a thread only for who takes part in it', async () => {
    const root = await says('maya', 'who knows?');
    await says('omar', 'I do', root);
    for (const user of ['maya', 'liwei', 'omar']) control.markRead(user, support, seen(user)?.latest ?? '');
    await says('ada', 'me too', root);
    expect([seen('maya')?.unread, seen('omar')?.unread, seen('liwei')?.unread]).toEqual([true, true, false]);
  });

  it('is every direct message', async () => {
    const id = control.openDirect('maya', '@omar');
    expect(control.openDirect('omar', 'maya')).toBe(id);
    await says('omar', 'hello', undefined, id);
    await says('omar', 'are you there?', undefined, id);
    expect(seen('maya', id)).toMatchObject({ kind: 'im', unread: true, mentions: 2, members: ['maya', 'omar'] });
    expect(seen('omar', id)).toMatchObject({ unread: false });
  });

  it('outlives a restart', async () => {
    control.markRead('gina', support, seen('gina')?.latest ?? '');
    const again = await startWithClient({ snapshot: slack.workspace.snapshot() });
    try {
      expect(again.control.conversations('gina').find(({ id }) => id === support)?.unread).toBe(false);
    } finally {
      await again.stop();
    }
  });
});

describe('reactions of people', () => {
  it('are added, joined and taken back', async () => {
    const ts = await says('maya', 'done');
    const reactions = () => control.history('maya', support).messages.find((one) => one.ts === ts)?.reactions;
    control.react('omar', support, ts, 'tada');
    control.react('liwei', support, ts, 'tada');
    control.react('liwei', support, ts, 'eyes');
    expect(reactions()).toEqual([
      { name: 'tada', users: ['omar', 'liwei'] },
      { name: 'eyes', users: ['liwei'] },
    ]);
    control.react('omar', support, ts, 'tada');
    control.react('liwei', support, ts, 'tada');
    expect(reactions()).toEqual([{ name: 'eyes', users: ['liwei'] }]);
    expect(() => control.react('sam', support, ts, 'tada')).toThrow('sam is not in #support.');
  });
});

describe('files', () => {
  it('are there for who uploaded them, and for the people of a conversation', async () => {
    const picked = { name: 'a.png', content: 'x' };
    const { files } = await control.upload('omar', { channel: 'C0SECRET00' }, picked);
    const [id = ''] = files;
    expect(control.file('omar', id)?.name).toBe('a.png');
    expect(control.file('ada', id)?.name).toBe('a.png');
    expect(control.file('maya', id)).toBeUndefined();
    expect(control.file('maya', 'F0')).toBeUndefined();
  });
});

describe('the language of a person', () => {
  it('is told where it is asked for', async () => {
    const locale = async (more: object) =>
      (await slack.client.users.info({ user: 'U0LIWEI000', ...more })).user?.locale;
    expect(await locale({})).toBeUndefined();
    expect(await locale({ include_locale: true })).toBe('en-US');
    control.setLocale('liwei', 'zh-CN');
    expect(await locale({ include_locale: true })).toBe('zh-CN');
    const { members } = await slack.client.users.list({ include_locale: true });
    expect(members?.map((one) => one.locale)).toContain('zh-CN');
    expect(await refusalOf(slack.client.users.info({ user: 'U0LIWEI000', include_locale: 'maybe' as never }))).toEqual(
      expect.objectContaining({ error: 'invalid_arguments' }),
    );
  });

  it('is an event when it changes', async () => {
    const app = await startRawApp();
    try {
      app.control.setLocale('maya', 'zh-CN');
      await app.control.waitFor(() => app.received.length > 0);
      expect(app.last()).toMatchObject({
        event: { type: 'user_change', user: { id: 'U0MAYA0000', locale: 'zh-CN' } },
      });
    } finally {
      await app.stop();
    }
  });
});
