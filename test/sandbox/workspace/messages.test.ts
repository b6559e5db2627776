import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { WorkspaceOptions } from '../../../src/sandbox/workspace/index.ts';
import { refusalOf, startWithClient, tokens, type Connected } from './support.ts';

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

describe('messages', () => {
  it('keeps a thread with its metadata, oldest first, and hides metadata unless asked', async () => {
    const root = await post('root');
    const metadata = { event_type: 'batch', event_payload: { id: 'b1' } };
    await post('one', { thread_ts: root.ts, metadata });
    const two = await post('two', { thread_ts: root.ts });
    const ask = (more: object) => slack.client.conversations.replies({ channel: support, ts: root.ts ?? '', ...more });
    const plain = await ask({});
    expect(plain.messages?.map((message) => message.text)).toEqual(['root', 'one', 'two']);
    expect(plain.messages?.[0]).toMatchObject({ reply_count: 2, latest_reply: two.ts, thread_ts: root.ts });
    expect(plain.messages?.[1]?.metadata).toBeUndefined();
    expect((await ask({ include_all_metadata: true })).messages?.[1]).toMatchObject({
      metadata,
      parent_user_id: 'U0BOT00000',
    });
    const first = await ask({ limit: 1 });
    expect(first.messages?.map((message) => message.text)).toEqual(['root', 'one']);
    const next = await ask({ limit: 1, cursor: first.response_metadata?.next_cursor });
    expect(next.messages?.map((message) => message.text)).toEqual(['root', 'two']);
    expect((await slack.client.conversations.history({ channel: support })).messages).toHaveLength(1);
    expect(await errorOf(slack.client.conversations.replies({ channel: support, ts: '1.000001' }))).toBe(
      'thread_not_found',
    );
  });

  it('reads a history by time, newest first', async () => {
    for (const text of ['a', 'b', 'c']) {
      now += 1000;
      await post(text);
    }
    const all = await slack.client.conversations.history({ channel: support });
    const [c, b, a] = all.messages?.map((message) => message.ts ?? '') ?? [];
    const texts = async (range: object) =>
      (await slack.client.conversations.history({ channel: support, ...range })).messages?.map(
        (message) => message.text,
      );
    expect(await texts({ oldest: a })).toEqual(['c', 'b']);
    expect(await texts({ oldest: a, latest: c })).toEqual(['b']);
    expect(await texts({ oldest: b, latest: c, inclusive: true })).toEqual(['c', 'b']);
    expect(await errorOf(texts({ oldest: 'yesterday' }))).toBe('invalid_ts_oldest');
    expect(await errorOf(texts({ latest: 'now' }))).toBe('invalid_ts_latest');
    expect(await errorOf(texts({ limit: 0 }))).toBe('invalid_limit');
  });

  it('refuses what Slack refuses', async () => {
    const { client } = slack;
    const to = (channel: string) => errorOf(client.chat.postMessage({ channel, text: 'hello' }));
    expect(await to('C0NOWHERE0')).toBe('channel_not_found');
    expect(await to('C0SECRET00')).toBe('channel_not_found');
    expect(await to('C0RANDOM00')).toBe('not_in_channel');
    expect(await to('C0OLD00000')).toBe('is_archived');
    expect(await errorOf(post(''))).toBe('no_text');
    expect(await errorOf(post('x'.repeat(40_001)))).toBe('msg_too_long');
    expect(await errorOf(post('x', { metadata: { event_type: 'a' } }))).toBe('invalid_metadata_format');
    expect(await errorOf(post('x', { blocks: '{' }))).toBe('invalid_blocks_format');
    const refused = await refusalOf(
      post('x', { blocks: [{ type: 'section', text: { type: 'plain_text', text: '' } }] }),
    );
    expect(refused).toMatchObject({
      error: 'invalid_blocks',
      errors: ['must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    });
  });

  it('takes the name of a channel for its id, to post only', async () => {
    const { client } = slack;
    for (const channel of ['#support', 'support']) {
      expect(await client.chat.postMessage({ channel, text: 'by name' })).toMatchObject({ channel: support });
    }
    expect(await errorOf(client.chat.postMessage({ channel: '#nowhere', text: 'x' }))).toBe('channel_not_found');
    expect(await errorOf(client.chat.postMessage({ channel: '#secret', text: 'x' }))).toBe('channel_not_found');
    expect(await errorOf(client.conversations.info({ channel: '#support' }))).toBe('channel_not_found');
  });

  it('takes Markdown alone', async () => {
    const { client } = slack;
    expect((await client.chat.postMessage({ channel: support, markdown_text: '**bold**' })).message?.text).toBe(
      '**bold**',
    );
    const both = { channel: support, text: 'x', markdown_text: '**x**', user: 'U0MAYA0000' };
    expect(await errorOf(client.apiCall('chat.postMessage', both))).toBe('markdown_text_conflict');
    expect(await errorOf(client.apiCall('chat.postEphemeral', both))).toBe('markdown_text_conflict');
    const { ts } = await post('x');
    expect(await errorOf(client.apiCall('chat.update', { ...both, ts }))).toBe('markdown_text_conflict');
    const long = { channel: support, markdown_text: 'x'.repeat(12_001) };
    expect(await errorOf(client.apiCall('chat.postMessage', long))).toBe('msg_too_long');
  });

  it('takes pictures by an address, or by a file that the app can see', async () => {
    const { client, control } = slack;
    const picture = (source: object) => post('x', { blocks: [{ type: 'image', alt_text: 'a', ...source }] });
    await picture({ image_url: 'https://x.test/a.png' });
    for (const image_url of ['a.png', 'ftp://x.test/a.png', 'https://']) {
      expect(await errorOf(picture({ image_url }))).toBe('invalid_blocks');
    }
    const { files } = await control.upload('maya', { channel: '#support' }, { name: 'a.png', content: 'png' });
    const id = files[0] ?? '';
    const { file } = await client.files.info({ file: id });
    await picture({ slack_file: { id } });
    await picture({ slack_file: { url: file?.url_private ?? '' } });
    for (const slack_file of [{ id: 'F0NOWHERE0' }, { url: 'https://x.test/a.png' }]) {
      expect(await refusalOf(picture({ slack_file }))).toMatchObject({
        error: 'invalid_blocks',
        errors: ['invalid slack file [json-pointer:/blocks/0/slack_file]'],
      });
    }
  });

  it('takes a reply to a deleted message, and puts it into the channel', async () => {
    const { client, control } = slack;
    const root = await post('root');
    await client.chat.delete({ channel: support, ts: root.ts ?? '' });
    const reply = await post('reply', { thread_ts: root.ts });
    expect(reply.message).toMatchObject({ text: 'reply' });
    expect(reply.message).not.toHaveProperty('thread_ts');
    expect(control.channel('#support').messages).toMatchObject([{ text: 'reply' }]);
    expect(await errorOf(client.conversations.replies({ channel: support, ts: root.ts ?? '' }))).toBe(
      'thread_not_found',
    );
  });

  it('takes attachments of apps, up to a hundred', async () => {
    const { ts } = await post('', { attachments: [{ title: 'Disk full', text: 'web-1' }] });
    const { messages } = await slack.client.conversations.history({ channel: support });
    expect(messages?.[0]).toMatchObject({ ts, text: '', attachments: [{ title: 'Disk full', text: 'web-1' }] });
    const many = Array.from({ length: 101 }, () => ({ text: 'x' }));
    expect(await errorOf(post('', { attachments: many }))).toBe('too_many_attachments');
  });

  it('edits and deletes only its own messages', async () => {
    const { client, control } = slack;
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '*card*' } }];
    const { ts = '' } = await post('card', { blocks });
    const shown = () => control.channel('#support').messages[0];
    await client.chat.update({ channel: support, ts, metadata: { event_type: 'a', event_payload: {} } } as never);
    expect(shown()).toMatchObject({ text: '*card*', edited: false, metadata: { event_type: 'a' } });
    await client.chat.update({ channel: support, ts, text: 'plain' });
    expect(shown()).toMatchObject({ text: 'plain', blocks: [], edited: true });
    expect(await errorOf(client.chat.update({ channel: support, ts, text: 'x'.repeat(4001) }))).toBe('msg_too_long');
    const typed = await control.type('maya', '#support', 'mine');
    const hers = typed.kind === 'message' ? typed.ts : '';
    expect(await errorOf(client.chat.update({ channel: support, ts: hers, text: 'x' }))).toBe('cant_update_message');
    expect(await errorOf(client.chat.delete({ channel: support, ts: hers }))).toBe('cant_delete_message');
    await control.type('maya', '#support', 'a reply', { thread: ts });
    await client.chat.delete({ channel: support, ts });
    expect(shown()).toMatchObject({ text: 'This message was deleted.', replies: [{ text: 'a reply' }] });
    expect(await errorOf(client.chat.update({ channel: support, ts: '1.000001', text: 'x' }))).toBe(
      'message_not_found',
    );
  });

  it('shows an ephemeral message to one member only', async () => {
    const { client, control } = slack;
    await client.chat.postEphemeral({ channel: support, user: 'U0MAYA0000', text: 'psst' });
    expect(control.screen('maya').ephemerals).toMatchObject([{ channel: support, text: 'psst' }]);
    expect(control.channel('#support').messages).toEqual([]);
    const whisper = (user: string) => client.chat.postEphemeral({ channel: support, user, text: 'psst' });
    expect(await errorOf(whisper('U0SAM00000'))).toBe('user_not_in_channel');
    expect(await errorOf(whisper('U0NOBODY00'))).toBe('user_not_in_channel');
  });

  it('opens the direct conversation for a post to a person, and links to a message', async () => {
    const { client, control } = slack;
    const sent = await client.chat.postMessage({ channel: 'U0MAYA0000', text: 'for you' });
    expect(control.channel('@maya').messages).toMatchObject([{ text: 'for you' }]);
    const opened = await client.conversations.open({ users: 'U0MAYA0000' });
    expect(opened.channel?.id).toBe(sent.channel);
    const link = await client.chat.getPermalink({ channel: sent.channel ?? '', message_ts: sent.ts ?? '' });
    expect(link.permalink).toBe(
      `https://sandbox.slack.com/archives/${sent.channel ?? ''}/p${(sent.ts ?? '').replace('.', '')}`,
    );
  });

  it('limits posts a channel, not posts in all', async () => {
    await restart({ burst: 1 });
    await post('one');
    const limited = await fetch(`${slack.workspace.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.botToken}` },
      body: new URLSearchParams({ channel: support, text: 'two' }),
    });
    expect(limited.status).toBe(429);
    expect(limited.headers.get('retry-after')).toBe('1');
    await slack.client.chat.postMessage({ channel: 'C0GENERAL0', text: 'elsewhere' });
    now += 1000;
    await post('two');
    expect(slack.control.channel('#support').messages.map((message) => message.text)).toEqual(['one', 'two']);
  });
});
