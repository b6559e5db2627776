import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ids } from '../../../src/slack/kit/ids.ts';
import { fillFault, openWorkspace, type Workspace } from './support/workspace.ts';

let shop: Workspace;

beforeEach(async () => {
  shop = await openWorkspace();
});
afterEach(() => shop.stop());

const file = (name: string, size: number) => ({
  id: `F${name}`,
  name,
  size,
  url_private: `https://files.slack.com/${name}`,
});
const message = {
  type: 'message_action',
  callback_id: ids.shortcuts.createFromMessage,
  channel: { id: 'C77', name: 'ops' },
  message_ts: '1700000000.000200',
  response_url: 'https://hooks.slack.com/x',
  message: {
    type: 'message',
    ts: '1700000000.000200',
    thread_ts: '1700000000.000100',
    text: '<@U42> says &lt;db&gt; is down, see <https://x.y/z|graph>',
    files: [file('a.txt', 5), file('b.iso', 5), file('c.png', 9_000_000), { id: 'F4', mode: 'tombstone' }],
  },
};

describe('Ticket from message', () => {
  it('begins with the words, the permalink and the files that fit, and follows the thread', async () => {
    shop.slack.answer('chat.getPermalink', () => ({ ok: true, permalink: 'https://x.slack.com/archives/C77/p1' }));
    shop.slack.answer('users.info', () => ({ ok: true, user: { id: 'U42', profile: { display_name: 'Ada' } } }));
    await shop.shortcut(message);
    expect(shop.modal.read('Description')).toMatchObject({
      value: '@Ada says <db> is down, see graph (https://x.y/z)\n\nhttps://x.slack.com/archives/C77/p1',
    });
    expect(shop.modal.input('Files to attach')?.element.options).toMatchObject([
      { value: 'Fa.txt' },
      { value: 'Fb.iso' },
      { value: 'Fc.png' },
    ]);
    expect(shop.modal.read('Files to attach')).toMatchObject({ selected_options: [{ value: 'Fa.txt' }] });
    expect(shop.modal.words()).toContain("1 file of the message isn't included");
    await fillFault(shop);
    await shop.submit();
    expect(shop.submissions).toMatchObject([
      { files: [{ name: 'a.txt', size: 5 }], place: { channel: 'C77', thread: '1700000000.000100' } },
    ]);
  });

  it('begins with the title, text and fields of an alert', async () => {
    const alert = {
      title: '[FIRING:1] DiskFull',
      text: 'Disk of web-1 is 97 % full',
      fallback: '[FIRING:1]',
      fields: [{ title: 'Severity', value: 'critical', short: true }],
    };
    await shop.shortcut({ ...message, message: { ts: '1700000000.000200', text: '', attachments: [alert] } });
    expect(shop.modal.read('Description')).toMatchObject({
      value: '[FIRING:1] DiskFull\nDisk of web-1 is 97 % full\nSeverity: critical',
    });
  });

  it('takes the words and files of a forwarded message', async () => {
    const forwarded = { is_share: true, author_name: 'Maya', text: 'It is *down*', files: [file('d.txt', 5)] };
    await shop.shortcut({ ...message, message: { ts: '1700000000.000200', text: '', attachments: [forwarded] } });
    expect(shop.modal.read('Description')).toMatchObject({ value: 'Maya:\n> It is down' });
    expect(shop.modal.input('Files to attach')?.element.options).toMatchObject([{ value: 'Fd.txt' }]);
  });

  it('lists no file that has no bytes, and says that there are some', async () => {
    const odd = [
      { ...file('doc', 5), mode: 'external', is_external: true, url_private: 'https://docs.google.com/x' },
      { ...file('canvas', 5), mode: 'quip' },
      { ...file('list', 5), mode: 'list' },
      { ...file('mail', 5), mode: 'email' },
      file('empty.txt', 0),
    ];
    await shop.shortcut({ ...message, message: { ...message.message, files: [file('a.txt', 5), ...odd] } });
    expect(shop.modal.input('Files to attach')?.element.options).toMatchObject([{ value: 'Fa.txt' }]);
    expect(shop.modal.words()).toContain("5 files of the message aren't included");
  });

  it('shows names of files without what turns their order', async () => {
    await shop.shortcut({
      ...message,
      message: { ...message.message, files: [{ ...file('a', 5), name: 'a\u202egnp.exe' }] },
    });
    expect(shop.modal.input('Files to attach')?.element.options).toMatchObject([{ text: { text: 'agnp.exe' } }]);
  });

  it('works where the bot is not in the channel, and says what following needs', async () => {
    const strange = () => ({ ok: false, error: 'channel_not_found' });
    for (const method of ['conversations.info', 'chat.getPermalink', 'users.info']) shop.slack.answer(method, strange);
    await shop.shortcut(message);
    expect(shop.modal.words()).toContain("This app isn't in <#C77> yet");
    await fillFault(shop);
    await shop.submit();
    expect(shop.submissions).toHaveLength(1);
  });

  it('attaches only what is ticked, and follows another channel without the thread', async () => {
    await shop.shortcut(message);
    shop.modal.fill('Files to attach', { selected_options: [] });
    shop.modal.fill('Post updates in', { selected_conversation: 'C88' });
    await fillFault(shop);
    await shop.submit();
    expect(shop.submissions).toMatchObject([{ files: [], place: { channel: 'C88' } }]);
    expect(shop.submissions[0]?.place?.thread).toBeUndefined();
  });

  it('follows nowhere where the channel is left empty', async () => {
    await shop.shortcut(message);
    shop.modal.fill('Post updates in', { selected_conversation: null });
    await fillFault(shop);
    await shop.submit();
    expect(shop.submissions[0]?.place).toBeUndefined();
  });

  it('says so where the files of the message cannot be read any more, instead of leaving them out', async () => {
    await shop.shortcut(message);
    await fillFault(shop);
    for (const key of shop.cache.entries.keys()) await shop.cache.delete(key);
    await shop.submit();
    expect(shop.submissions).toEqual([]);
    expect(shop.modal.words()).toContain('Add them again');
  });
});

describe('the global shortcut', () => {
  it('opens the same form, linked to nothing', async () => {
    await shop.shortcut({ type: 'shortcut', callback_id: ids.shortcuts.create, action_ts: '1.2' });
    expect(shop.modal.read('Description')).toMatchObject({ value: null });
    expect(shop.modal.read('Post updates in')).toMatchObject({ selected_conversation: null });
  });
});
