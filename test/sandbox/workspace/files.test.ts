import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { startRawApp, type RawApp } from './raw-app.ts';
import { createClient, refusalOf, tokens } from './support.ts';

let app: RawApp;
beforeEach(async () => {
  app = await startRawApp();
});
afterEach(() => app.stop());

const get = (url: string, token?: string) =>
  fetch(url, { redirect: 'manual', ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }) });

async function uploaded(channel = '#support'): Promise<{ readonly id: string; readonly url: string }> {
  const { files } = await app.control.upload(
    'maya',
    { channel, text: 'look' },
    { name: 'a b.log', content: 'It burns.' },
  );
  const { file } = await createClient(app.workspace).files.info({ file: files[0] ?? '' });
  return { id: file?.id ?? '', url: file?.url_private_download ?? '' };
}

it('gives a file to the right token, and a login page with status 200 to all others', async () => {
  const { url } = await uploaded();
  const good = await get(url, tokens.botToken);
  expect([good.status, good.headers.get('content-type'), await good.text()]).toEqual([200, 'text/plain', 'It burns.']);
  for (const token of [undefined, 'xoxb-wrong', tokens.appToken]) {
    const bad = await get(url, token);
    expect([bad.status, bad.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await bad.text()).toContain('Sign in');
  }
  app.control.redirectFiles('http://elsewhere.test/');
  const moved = await get(url, tokens.botToken);
  expect([moved.status, moved.headers.get('location')]).toEqual([302, 'http://elsewhere.test/']);
  app.control.redirectFiles();
  app.control.fail({ method: 'files.download', kind: '500', times: 1 });
  expect((await get(url, tokens.botToken)).status).toBe(500);
});

it('hides files of channels the bot is not in', async () => {
  const { id, url } = await uploaded();
  app.control.removeBot('support');
  expect(await (await get(url, tokens.botToken)).text()).toContain('Sign in');
  expect(await refusalOf(createClient(app.workspace).files.info({ file: id }))).toMatchObject({
    error: 'file_not_found',
  });
});

it('tells only the id of a file in a shared channel', async () => {
  await app.control.upload('maya', { channel: '#partners' }, { name: 'a.log', content: 'x' });
  await app.control.waitFor(() => app.received.length > 0);
  const event = app.last().event as { files: object[]; subtype: string };
  expect(event.subtype).toBe('file_share');
  expect(event.files[0]).toMatchObject({ file_access: 'check_file_info', mode: 'file_access' });
  expect(event.files[0]).not.toHaveProperty('url_private');
});

it('says what is wrong with an upload before it begins', async () => {
  const { files } = createClient(app.workspace);
  const begin = (more: object) => refusalOf(files.getUploadURLExternal({ filename: 'a.txt', length: 1, ...more }));
  expect(await begin({ filename: '' })).toMatchObject({ error: 'missing_argument' });
  expect(await begin({ length: 0 })).toMatchObject({ error: 'missing_argument' });
  expect(await begin({ alt_txt: 'x'.repeat(1001) })).toMatchObject({ error: 'alt_txt_too_large' });
  expect(await begin({ snippet_type: 'klingon' })).toMatchObject({ error: 'unknown_snippet_type' });
  await files.getUploadURLExternal({ filename: 'a.py', length: 1, snippet_type: 'python' });
});

it('takes uploads of the app, and posts them into a thread', async () => {
  const client = createClient(app.workspace);
  const root = await client.chat.postMessage({ channel: 'C0SUPPORT0', text: 'root' });
  await client.filesUploadV2({
    channel_id: 'C0SUPPORT0',
    thread_ts: root.ts ?? '',
    initial_comment: 'from the engineer',
    file: Buffer.from([0, 13, 10, 255]),
    filename: 'dump.bin',
  });
  const [, reply] = app.control.thread('#support', root.ts ?? '');
  expect(reply).toMatchObject({ text: 'from the engineer', files: [{ name: 'dump.bin' }] });
  const { file } = await client.files.info({ file: reply?.files[0]?.id ?? '' });
  const bytes = Buffer.from(await (await get(file?.url_private ?? '', tokens.botToken)).arrayBuffer());
  expect([...bytes]).toEqual([0, 13, 10, 255]);
  const missing = client.files.completeUploadExternal({ files: [{ id: 'F0NOWHERE0' }] });
  expect(await refusalOf(missing)).toMatchObject({ error: 'file_not_found' });
});

it('takes files into a form, by its rules', async () => {
  await app.control.type('maya', '#support', '/ticket new');
  const text = (words: string) => ({ type: 'plain_text' as const, text: words });
  const client = createClient(app.workspace);
  await client.views.open({
    trigger_id: String(app.last().trigger_id),
    view: {
      type: 'modal',
      title: text('Files'),
      submit: text('Send'),
      blocks: [
        {
          type: 'input',
          block_id: 'files',
          label: text('Files'),
          element: { type: 'file_input', action_id: 'files', max_files: 2, filetypes: ['log'] },
        },
      ],
    },
  });
  const put = (name: string, content: string | Uint8Array = 'x') =>
    app.control.upload('maya', { view: app.control.modal('maya')?.id ?? '', field: 'Files' }, { name, content });
  await expect(put('a.png')).rejects.toThrow('a.png has none of the types log.');
  await expect(put('big.log', new Uint8Array(10_000_001))).rejects.toThrow('big.log is larger than 10 MB.');
  await put('a.log');
  await put('b.log');
  await expect(put('c.log')).rejects.toThrow('You can only upload 2 files here.');
  expect(await app.control.submit('maya')).toEqual({ outcome: 'closed' });
  const { state } = app.last().view as {
    state: { values: { files: { files: { files: { id: string; name: string }[] } } } };
  };
  expect(state.values.files.files.files.map((file) => file.name)).toEqual(['a.log', 'b.log']);
  const { file } = await client.files.info({ file: state.values.files.files.files[0]?.id ?? '' });
  expect(await (await get(file?.url_private ?? '', tokens.botToken)).text()).toBe('x');
});
