import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '../../src/tickets/errors.ts';
import type { FileSource } from '../../src/tickets/ports.ts';
import { smallCatalog } from '../support/catalog.ts';
import { createFakeUseCases, startHarness, texts, ticket, type Harness } from './harness.ts';

let harness: Harness;
let count: number;

const linked = { ticketAt: () => Promise.resolve(ticket.id), catalog: () => smallCatalog() };

beforeEach(async () => {
  harness = await startHarness(createFakeUseCases(linked));
  count = 0;
});

afterEach(() => harness.close());

const asked = () => harness.useCases.asked.map(([method, , ...rest]) => [method, ...rest]);
const replies = () =>
  asked().flatMap(([method, request]) =>
    method === 'reply' ? [request as { id: string; text: string; files: FileSource[] }] : [],
  );

/** What the person was told, and the blocks of it as JSON. */
const told = () =>
  harness.api.calls
    .filter(({ method }) => method === 'chat.postEphemeral' || method === 'chat.postMessage')
    .map(({ args }) => args as { text: string; blocks?: string; channel: string });

/** Delivers an event, each time as a new one. */
async function happens(event: Record<string, unknown>): Promise<void> {
  count += 1;
  const common = { type: 'event_callback', event_id: `E${count}`, team_id: 'T1' };
  const place = { channel: 'C1', thread_ts: '1.2', ts: `2.${count}` };
  await harness.deliver({ ...common, event: { type: 'app_mention', user: 'U1', ...place, ...event } }).done;
}

describe('an edited mention', () => {
  const edited = (ts: string) => ({ user: 'U1', ts });

  it('is carried out once, and a correction is said to be too late', async () => {
    await happens({ ts: '1.5', text: '<@UBOT> reply We have restated it' });
    await happens({ ts: '1.5', text: '<@UBOT> reply We have restarted it', edited: edited('3.1') });
    expect(replies().map(({ text }) => text)).toEqual(['We have restated it']);
    expect(told().at(-1)?.text).toBe(texts('commands.late'));
  });

  it('is not spoken of where it asks for the same', async () => {
    await happens({ ts: '1.5', text: '<@UBOT> reply Restarted' });
    await happens({ ts: '1.5', text: '<@UBOT>  reply Restarted', edited: edited('3.1') });
    expect(replies()).toHaveLength(1);
    expect(told()).toHaveLength(1);
  });

  it.each([
    ['nudge', 'act'],
    ['link', 'link'],
    ['unlink', 'unlink'],
    ['follow disk', 'follow'],
    ['unfollow', 'unfollow'],
  ])('does nothing a second time: %s', async (line, method) => {
    await happens({ ts: '1.5', text: `<@UBOT> ${line}` });
    await happens({ ts: '1.5', text: `<@UBOT> ${line.split(' ')[0] ?? ''} `, edited: edited('3.1') });
    await happens({ ts: '1.5', text: '<@UBOT> reply and this', edited: edited('3.2') });
    expect(asked().map(([name]) => name)).toEqual([method]);
  });

  it('counts where the edit adds the mention, once', async () => {
    await happens({ ts: '1.5', text: 'for <@UBOT>: reply Restarted' });
    await happens({ ts: '1.5', text: '<@UBOT> reply Restarted', edited: edited('3.1') });
    await happens({ ts: '1.5', text: '<@UBOT> reply Restarted', edited: edited('3.1') });
    expect(replies()).toHaveLength(1);
  });

  it('counts where nothing was done before: a slip of the pen, a refusal, a question', async () => {
    await harness.close();
    let refused = 0;
    const reply = () => (refused++ === 0 ? Promise.reject(new DomainError('not-found')) : Promise.resolve());
    harness = await startHarness(createFakeUseCases({ ...linked, reply }));
    await happens({ ts: '1.5', text: '<@UBOT> rpely 99999999 Restarted' });
    await happens({ ts: '1.5', text: '<@UBOT> reply 99999999 Restarted', edited: edited('3.1') });
    await happens({ ts: '1.5', text: '<@UBOT> reply 87654321 Restarted', edited: edited('3.2') });
    await happens({ ts: '1.5', text: '<@UBOT> reply 87654321 Restarted now', edited: edited('3.3') });
    expect(replies().map(({ id, text }) => [id, text])).toEqual([
      ['99999999', 'Restarted'],
      ['87654321', 'Restarted'],
    ]);
  });

  it('waits for a look at the ticket where it is not certain what happened', async () => {
    await harness.close();
    const reply = () => Promise.reject(new DomainError('uncertain'));
    harness = await startHarness(createFakeUseCases({ ...linked, reply }));
    await happens({ ts: '1.5', text: '<@UBOT> reply one' });
    await happens({ ts: '1.5', text: '<@UBOT> reply two', edited: edited('3.1') });
    expect(replies()).toHaveLength(1);
  });
});

describe('files that come with a mention', () => {
  const file = { id: 'F1', name: 'a.log', size: 5, mode: 'hosted', url_private_download: 'https://files.slack.com/a' };

  it('go along with the words', async () => {
    await happens({ text: '<@UBOT> reply see the log', files: [file] });
    expect(replies()).toMatchObject([{ id: ticket.id, text: 'see the log', files: [{ name: 'a.log', size: 5 }] }]);
    expect(told().at(-1)?.text).toContain('sent to ticket');
  });

  it('are enough for a reply', async () => {
    await happens({ text: '<@UBOT> reply', files: [file] });
    expect(replies()).toMatchObject([{ text: 'File: a.log', files: [{ name: 'a.log' }] }]);
  });

  it('are looked up where a shared channel tells only their ids', async () => {
    harness.api.answer('files.info', () => ({ ok: true, file }));
    await happens({ text: '<@UBOT> reply see', files: [{ id: 'F1', file_access: 'check_file_info' }] });
    expect(replies()).toMatchObject([{ files: [{ name: 'a.log' }] }]);
  });

  it.each([
    ['a document elsewhere', { ...file, mode: 'external', url_private: 'https://docs.google.com/x' }],
    ['an empty file', { ...file, size: 0 }],
    ['a canvas', { ...file, mode: 'quip' }],
  ])('are refused with the words, and the form is offered: %s', async (_, odd) => {
    await happens({ text: '<@UBOT> reply see the log', files: [file, { ...odd, name: 'odd\u202e.one' }] });
    expect(replies()).toEqual([]);
    expect(told().at(-1)?.text).toMatch(/^Nothing was sent: this app can't read odd\.one/);
    expect(told().at(-1)?.blocks).toContain('"action_id":"ticket_reply"');
  });

  it('are refused by the limits of the form, and the form is offered', async () => {
    await harness.close();
    const reply = () => Promise.reject(new DomainError('file-type', { count: 1, name: 'a.log', types: 'png' }));
    harness = await startHarness(createFakeUseCases({ ...linked, reply }));
    await happens({ text: '<@UBOT> reply see the log', files: [file] });
    expect(told().at(-1)?.text).toContain('files like a.log');
    expect(told().at(-1)?.blocks).toContain('"action_id":"ticket_reply"');
  });

  it('come into the form of a new ticket by its button', async () => {
    await happens({ text: '<@UBOT> new The disk is full', files: [file] });
    const value = /"action_id":"new_from".*?"value":"((?:[^"\\]|\\.)*)"/.exec(told().at(-1)?.blocks ?? '')?.[1];
    await harness.click('new_from', JSON.parse(`"${value ?? ''}"`) as string);
    const form = JSON.stringify(harness.api.shown.at(-1));
    expect(form).toContain('The disk is full');
    expect(form).toContain('a.log');
  });

  it('are to be added again in the form for a report', async () => {
    await happens({ text: '<@UBOT> report', files: [file] });
    expect(told().at(-1)?.text).toContain('add the files again');
  });
});

describe('words of a mention', () => {
  it('are read from the blocks, with names however many', async () => {
    harness.api.answer('users.info', ({ user }) => ({
      ok: true,
      user: { id: user, team_id: 'T1', profile: { display_name: `Name ${String(user)}` } },
    }));
    harness.api.answer('usergroups.list', () => ({ ok: true, usergroups: [{ id: 'S1', handle: 'operators' }] }));
    harness.api.answer('conversations.info', () => ({
      ok: true,
      channel: { id: 'C2', name: 'support', is_member: true },
    }));
    const people = Array.from({ length: 12 }, (_, place) => `U2${place}`);
    const elements = [
      { type: 'user', user_id: 'UBOT' },
      { type: 'text', text: ' reply a < b & ' },
      ...people.map((user_id) => ({ type: 'user', user_id })),
      { type: 'usergroup', usergroup_id: 'S1' },
      { type: 'channel', channel_id: 'C2' },
      { type: 'emoji', name: 'wave', unicode: '1f44b' },
    ];
    const blocks = [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
    await happens({ text: 'NOT FROM HERE', blocks });
    const names = people.map((user) => `@Name ${user}`).join('');
    expect(replies().map(({ text }) => text)).toEqual([`a < b & ${names}@operators#support👋`]);
    expect(harness.api.calls.filter(({ method }) => method === 'usergroups.list')).toHaveLength(1);
  });

  it('go out without names that Slack does not tell in time', async () => {
    for (const method of ['usergroups.list', 'conversations.info'])
      harness.api.answer(method, () => ({ ok: false, error: 'fatal_error' }));
    await happens({ text: '<@UBOT> reply <@U9> <!subteam^S9> <#C9|>' });
    expect(replies().map(({ text }) => text)).toEqual(['@somebody @a-group #a-channel']);
  });
});

describe('words that may name another ticket', () => {
  it('wait for a click on one of the two, and go out once', async () => {
    await happens({ text: '<@UBOT> reply case 87654321 is stuck' });
    expect(replies()).toEqual([]);
    const values = [
      ...(told().at(-1)?.blocks ?? '').matchAll(/"action_id":"(send_to:\d+)".*?"value":"((?:[^"\\]|\\.)*)"/g),
    ];
    expect(values.map(([, action]) => action)).toEqual(['send_to:87654321', 'send_to:12345678']);
    for (const [, action = '', value = ''] of values) await harness.click(action, JSON.parse(`"${value}"`) as string);
    expect(replies()).toMatchObject([
      { id: '87654321', text: 'is stuck', key: 'C1.2.1' },
      // The use cases send a key once.
      { id: '12345678', text: 'case 87654321 is stuck', key: 'C1.2.1' },
    ]);
  });

  it('are asked for again where they are too long for a button', async () => {
    await happens({ text: `<@UBOT> reply case 87654321 ${'x'.repeat(2000)}` });
    expect(told().at(-1)?.text).toContain('Nothing was sent');
    expect(told().at(-1)?.blocks).toBeUndefined();
  });
});

describe('in the conversation with the app', () => {
  const says = (text: string, more: Record<string, unknown> = {}) =>
    happens({ type: 'message', channel_type: 'im', channel: 'D1', thread_ts: undefined, text, ...more });

  it('the same commands work, with and without the mention, and a number shows its ticket', async () => {
    for (const line of [
      'help',
      '<@UBOT> help',
      'show 12345678',
      '12345678',
      'https://console.example/ticket/#/detail/12345678',
    ])
      await says(line);
    expect(told().map(({ channel }) => channel)).toEqual(Array(5).fill('U1'));
    expect(told()[0]?.text).toBe(told()[1]?.text);
    expect(asked()).toEqual(Array(3).fill(['show', '12345678']));
    await says('shwo 12345678');
    expect(told().at(-1)?.text).toContain('Did you mean `/ticket show`?');
  });

  it('other words get an offer, with which the form has them', async () => {
    await says('our disks are full since noon, what now?');
    expect(told().at(-1)?.text).toContain('Open a ticket about this?');
    const value = /"action_id":"new_from".*?"value":"((?:[^"\\]|\\.)*)"/.exec(told().at(-1)?.blocks ?? '')?.[1];
    await harness.click('new_from', JSON.parse(`"${value ?? ''}"`) as string, { channel: { id: 'D1' } });
    expect(JSON.stringify(harness.api.shown.at(-1))).toContain('our disks are full since noon');
  });

  it('following is refused for what it is: a direct conversation', async () => {
    for (const line of ['link 12345678', 'follow']) {
      await says(line);
      expect(told().at(-1)?.text).toBe(texts('commands.link.direct'));
    }
    expect(harness.api.calls.some(({ method }) => method === 'conversations.info')).toBe(false);
    await says('link 12345678 <#C1|support>');
    expect(asked().at(-1)).toEqual(['link', '12345678', { channel: 'C1' }]);
  });

  it('nobody else is answered', async () => {
    await says('hello', { bot_id: 'B2' });
    await says('hello', { user: 'UBOT' });
    await says('hello', { subtype: 'message_changed' });
    await says('hello', { channel: 'C1', channel_type: 'channel' });
    expect(told()).toEqual([]);
  });
});

describe('in a conversation between people', () => {
  it.each([
    ['of two', { channel_id: 'D2', channel_name: 'directmessage' }],
    ['of several', { channel_id: 'C3', channel_name: 'mpdm-ada--bob--eve-1' }],
  ])('%s, a ticket cannot be followed, and it is said why', async (_, place) => {
    harness.api.answer('conversations.info', () => ({ ok: false, error: 'channel_not_found' }));
    for (const line of ['link 12345678', 'follow disk']) {
      expect((await harness.type(line, place))[0]?.text).toBe(texts('commands.link.direct'));
    }
    await harness.type('new', place);
    expect(JSON.stringify(harness.api.shown.at(-1))).not.toContain('/invite');
  });

  it('named by the id that Slack marked, too', async () => {
    harness.api.answer('conversations.info', () => ({
      ok: false,
      error: 'missing_scope',
      needed: 'mpim:read',
      provided: 'chat:write',
    }));
    expect((await harness.type('link 12345678 <#C3|mpdm-ada--bob-1>'))[0]?.text).toBe(texts('commands.link.direct'));
  });
});
