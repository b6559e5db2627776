import type { Channel, StoredFile } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';

/** A file object. Its addresses are on this server and want the bot's token. */
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

/** A file in a message; in a shared channel only its id, as Slack does: `files.info` tells the rest. */
export function fileInMessage(ws: Workspace, channel: Channel, file: StoredFile) {
  if (!channel.shared) return fileObject(ws, file);
  return { id: file.id, created: 0, timestamp: 0, user: '', mode: 'file_access', file_access: 'check_file_info' };
}
