import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startRawApp, type RawApp } from './raw-app.ts';
import { tokens } from './support.ts';

let app: RawApp;
beforeEach(async () => {
  app = await startRawApp();
});
afterEach(() => app.stop());

interface Event {
  readonly type: string;
  readonly ts: string;
  readonly text: string;
  readonly edited?: { readonly ts: string };
  readonly blocks?: readonly { readonly elements: readonly unknown[] }[];
  readonly attachments?: readonly Record<string, unknown>[];
  readonly files?: readonly Record<string, unknown>[];
  readonly channel_type?: string;
}

const events = () => app.received.map(({ payload }) => payload as { event: Event; event_id: string });

/** Does something, and gives the events of it. */
async function after(act: () => unknown, count: number): Promise<readonly { event: Event; event_id: string }[]> {
  const before = events().length;
  await act();
  await app.control.waitFor(() => events().length >= before + count);
  return events().slice(before);
}

async function typed(text: string, channel = '#support'): Promise<Event> {
  const [first] = await after(() => app.control.type('maya', channel, text), 1);
  if (first === undefined) throw new Error('no event');
  return first.event;
}

describe('a typed message', () => {
  it('has people, groups and channels as tokens without names, and all of it in blocks', async () => {
    const event = await typed('@liwei and @operators in #random: *look* at `a*b` :wave:');
    expect(event.text).toBe('<@U0LIWEI000> and <!subteam^S0OPERATOR> in <#C0RANDOM00|>: *look* at `a*b` :wave:');
    expect(event.blocks?.[0]?.elements).toEqual([
      {
        type: 'rich_text_section',
        elements: [
          { type: 'user', user_id: 'U0LIWEI000' },
          { type: 'text', text: ' and ' },
          { type: 'usergroup', usergroup_id: 'S0OPERATOR' },
          { type: 'text', text: ' in ' },
          { type: 'channel', channel_id: 'C0RANDOM00' },
          { type: 'text', text: ': ' },
          { type: 'text', text: 'look', style: { bold: true } },
          { type: 'text', text: ' at ' },
          { type: 'text', text: 'a*b', style: { code: true } },
          { type: 'text', text: ' ' },
          { type: 'emoji', name: 'wave', unicode: '1f44b' },
        ],
      },
    ]);
  });

  it('has links where somebody types names of hosts, mail addresses and phone numbers', async () => {
    const event = await typed('run deploy.sh, ask ann@acme.example or +49 30 1234567, not 12345678 or a.txt');
    expect(event.text).toBe(
      'run <http://deploy.sh|deploy.sh>, ask <mailto:ann@acme.example|ann@acme.example> or <tel:+49301234567|+49 30 1234567>, not 12345678 or a.txt',
    );
  });

  it.each([
    ['请看https://x.example/ecs.html，然后重启。', '请看<https://x.example/ecs.html>，然后重启。'],
    ['（https://x.example/a）', '（<https://x.example/a>）'],
    ['https://en.example/Foo_(bar) now', '<https://en.example/Foo_(bar)> now'],
    ['(see https://x.example/a).', '(see <https://x.example/a>).'],
    ['https://x.example/?a=1&b=2;', '<https://x.example/?a=1&amp;b=2>;'],
    ['see x.example/a, too', 'see <http://x.example/a|x.example/a>, too'],
  ])('has addresses without the punctuation behind them: %s', async (text, expected) => {
    expect((await typed(text)).text).toBe(expected);
  });

  it('has lists, quotes and code in blocks', async () => {
    const event = await typed('see\n- one\n- two\n> said\n```x < y```');
    expect(event.blocks?.[0]?.elements).toMatchObject([
      { type: 'rich_text_section', elements: [{ text: 'see\n' }] },
      { type: 'rich_text_list', style: 'bullet', elements: [{ elements: [{ text: 'one' }] }, {}] },
      { type: 'rich_text_quote', elements: [{ text: 'said' }] },
      { type: 'rich_text_preformatted', elements: [{ text: 'x < y' }] },
    ]);
  });
});

describe('an edited message', () => {
  it('calls the app again where it mentions it: a new event of the same message', async () => {
    const [, mention] = await after(() => app.control.type('maya', '#support', '@service_tickets help'), 2);
    const ts = mention?.event.ts ?? '';
    const again = await after(() => app.control.editMessage('maya', '#support', ts, '@service_tickets show 1'), 2);
    const edited = again.find(({ event }) => event.type === 'app_mention');
    expect(edited?.event).toMatchObject({ ts, text: '<@U0BOT00000> show 1', edited: { user: 'U0MAYA0000' } });
    expect(edited?.event_id).not.toBe(mention?.event_id);
  });
});

describe('messages that are not typed', () => {
  it('forward another one, with its words and files', async () => {
    const source = await app.control.upload(
      'maya',
      { channel: '#support', text: 'The *disk*' },
      { name: 'a.log', content: 'x' },
    );
    const [, forwarded] = await after(
      () =>
        app.control.forward('liwei', {
          from: { channel: '#support', ts: source.ts ?? '' },
          to: '#general',
          text: 'see',
        }),
      2,
    );
    expect(forwarded?.event).toMatchObject({
      text: 'see',
      attachments: [{ is_share: true, author_name: 'Maya Weber' }],
    });
    expect(forwarded?.event.attachments?.[0]).toMatchObject({
      text: 'The *disk*',
      files: [{ name: 'a.log' }],
      message_blocks: [{ message: { blocks: [{ type: 'rich_text' }] } }],
    });
  });

  it('are alerts of other apps, with everything in attachments', async () => {
    const attachments = [{ title: '[FIRING:1] DiskFull', fallback: 'Disk full' }];
    const [alert] = await after(() => app.control.postAsApp('alertmanager', '#support', { attachments }), 1);
    expect(alert?.event).toMatchObject({ subtype: 'bot_message', text: '', attachments });
    expect(alert?.event).toHaveProperty('bot_id');
    expect(app.control.channel('#support').messages.at(-1)).toMatchObject({ attached: ['[FIRING:1] DiskFull'] });
  });

  it('have files that Slack does not hold', async () => {
    const files = [
      { name: 'Plan', mode: 'external' as const },
      { name: 'Notes', mode: 'quip' as const },
      { name: 'Sprint Board', mode: 'list' as const },
      { name: 'It is down', mode: 'email' as const, content: 'Since 09:40.' },
      { name: 'empty.txt', content: '' },
    ];
    const [shared] = await after(() => app.control.upload('maya', { channel: '#support' }, files), 1);
    const [plan, notes, list, mail, empty] = shared?.event.files ?? [];
    expect(plan).toMatchObject({
      mode: 'external',
      is_external: true,
      url_private: expect.stringContaining('docs.google.com'),
    });
    expect(notes).toMatchObject({ mode: 'quip', filetype: 'quip', pretty_type: 'Canvas' });
    const named = { name: 'list', title: 'Sprint Board', size: 0 };
    expect(list).toMatchObject({ mode: 'list', filetype: 'list', pretty_type: 'List', ...named });
    const words = { subject: 'It is down', plain_text: 'Since 09:40.', from: [{ address: 'maya@example.com' }] };
    expect(mail).toMatchObject({ mode: 'email', filetype: 'email', size: 12, ...words });
    expect(empty).toMatchObject({ mode: 'hosted', size: 0 });
    const fetched = await fetch(String(mail?.url_private), {
      headers: { authorization: `Bearer ${tokens.botToken}` },
    });
    expect(await fetched.text()).toContain('Sign in');
  });
});

it('several people have a conversation of their own, in which the app is called by its name', async () => {
  const id = app.control.openGroup('maya', ['liwei', 'service_tickets']);
  const [, mention] = await after(() => app.control.type('maya', id, '@service_tickets help'), 2);
  expect(mention?.event).toMatchObject({ type: 'app_mention', channel_type: 'mpim' });
});
