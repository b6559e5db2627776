import { z } from 'zod';
import { writableChannel } from '../conversation/access.ts';
import { post } from '../conversation/post.ts';
import { typeByName, visibleFile } from '../conversation/files.ts';
import { SlackError } from '../error.ts';
import { fileObject } from '../wire/file.ts';
import { rootOf } from './chat-post.ts';
import { checkText, parseBlocks } from './content.ts';
import { json, method, text } from './method.ts';
import { snippetTypes } from './snippet-types.ts';

export const info = method({
  scopes: ['files:read'],
  args: z.object({ file: text }),
  run(ws, given) {
    const file = visibleFile(ws, given.file);
    if (file === undefined) throw new SlackError('file_not_found');
    return { file: fileObject(ws, file), comments: [], response_metadata: { next_cursor: '' } };
  },
});

/** docs.slack.dev, "files.getUploadURLExternal": `alt_txt_too_large`. */
const longestAltText = 1000;

export const getUploadUrl = method({
  scopes: ['files:write'],
  args: z.object({
    filename: text.default(''),
    length: z.coerce.number().int().min(0).default(0),
    alt_txt: text.default(''),
    snippet_type: text.optional(),
  }),
  run(ws, given) {
    // "Typically only occurs when the `length` provided is 0" (docs.slack.dev, "files.getUploadURLExternal").
    if (given.filename === '' || given.length === 0) throw new SlackError('missing_argument');
    if (given.alt_txt.length > longestAltText) throw new SlackError('alt_txt_too_large');
    if (given.snippet_type !== undefined && !snippetTypes.has(given.snippet_type)) {
      throw new SlackError('unknown_snippet_type');
    }
    const { secret, file } = ws.uploads.begin(given.filename, given.length);
    return { upload_url: `${ws.origin()}/upload/v1/${secret}`, file_id: file };
  },
});

const files = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

export const completeUpload = method({
  scopes: ['files:write'],
  args: z.object({
    files: json.pipe(files),
    channel_id: text.optional(),
    thread_ts: text.optional(),
    initial_comment: text.default(''),
    blocks: json,
  }),
  run(ws, given) {
    const blocks = parseBlocks(ws, given.blocks);
    checkText(`${given.initial_comment}.`, blocks);
    const channel = given.channel_id === undefined ? undefined : writableChannel(ws, given.channel_id);
    const thread =
      channel === undefined || given.thread_ts === undefined ? undefined : rootOf(channel, given.thread_ts);
    const stored = given.files.map(({ id, title }) => {
      const upload = ws.uploads.finish(id);
      if (upload?.bytes === undefined) throw new SlackError('file_not_found');
      const file = {
        id,
        name: upload.name,
        title: title ?? upload.name,
        mimetype: typeByName(upload.name),
        user: ws.state.app.botUser,
        created: Math.floor(ws.now() / 1000),
        channels: channel === undefined ? [] : [channel.id],
        givenToApp: true,
        bytes: upload.bytes,
      };
      ws.state.files.set(id, file);
      return file;
    });
    if (channel !== undefined) {
      const ids = stored.map((file) => file.id);
      const user = ws.state.app.botUser;
      post(ws, channel, { user, text: given.initial_comment, blocks, thread, files: ids, subtype: 'file_share' });
    }
    return { files: stored.map((file) => fileObject(ws, file)) };
  },
});
