import type { Channel, StoredFile } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';

/**
 * What Slack says about files that nobody uploaded. Every list is called "list" and has size 0 (docs.slack.dev, the
 * answer of `slackLists.items.info`); its texts for the others are not documented and follow apps in public
 * repositories.
 */
const kinds = {
  external: { filetype: 'gdoc', pretty_type: 'Google Docs', mimetype: 'application/vnd.google-apps.document' },
  quip: { filetype: 'quip', pretty_type: 'Canvas', mimetype: 'application/vnd.slack-docs' },
  list: { name: 'list', filetype: 'list', pretty_type: 'List', mimetype: 'application/vnd.slack-list' },
  email: { filetype: 'email', pretty_type: 'Email', mimetype: 'text/html' },
} as const;

/** A file object. Its addresses are on this server and require the bot's token. */
export function fileObject(ws: Workspace, file: StoredFile) {
  const path = `${ws.state.team.id}-${file.id}`;
  const name = encodeURIComponent(file.name);
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.name.split('.').at(-1) ?? '',
    pretty_type: file.mimetype,
    user: file.user,
    user_team: ws.state.team.id,
    size: file.bytes.length,
    mode: file.mode ?? 'hosted',
    is_external: file.mode === 'external',
    is_public: false,
    file_access: 'visible',
    ...(file.mode !== undefined && file.mode !== 'hosted' && kinds[file.mode]),
    ...(file.mode === 'email' && emailOf(ws, file)),
    ...(file.mode === 'external'
      ? { external_type: 'gdrive', url_private: `https://docs.google.com/document/d/${file.id}` }
      : {
          url_private: `${ws.origin()}/files-pri/${path}/${name}`,
          url_private_download: `${ws.origin()}/files-pri/${path}/download/${name}`,
        }),
    permalink: `https://${ws.state.team.domain}.slack.com/files/${file.user}/${file.id}/${name}`,
    channels: file.channels,
    shares: {},
  };
}

/**
 * An email that was sent to a channel: the type `File` of @slack/web-api, `FilesInfoResponse`. Its text cannot be
 * downloaded.
 */
function emailOf(ws: Workspace, { title, user, bytes }: StoredFile) {
  const sender = ws.state.people.get(user);
  const address = sender?.email ?? '';
  const words = bytes.toString();
  return {
    subject: title,
    from: [{ address, name: sender?.realName ?? '', original: `${sender?.realName ?? ''} <${address}>` }],
    plain_text: words,
    preview_plain_text: words,
  };
}

/** A file in a message; in a shared channel only its id, as in Slack: `files.info` has the rest. */
export function fileInMessage(ws: Workspace, channel: Channel, file: StoredFile) {
  if (!channel.shared) return fileObject(ws, file);
  return { id: file.id, created: 0, timestamp: 0, user: '', mode: 'file_access', file_access: 'check_file_info' };
}
