import type { Person, StoredFile } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';

/**
 * A file that a person may see: their own, one in a conversation they are in, or one that the app uploaded for a
 * picture in its blocks without sharing it.
 */
export function fileFor(ws: Workspace, person: Person, id: string): StoredFile | undefined {
  const file = ws.state.files.get(id);
  if (file === undefined || file.user === person.id) return file;
  if (file.channels.length === 0) return file.user === ws.state.app.botUser ? file : undefined;
  const shared = file.channels.some((channel) => ws.state.channels.get(channel)?.members.includes(person.id));
  return shared ? file : undefined;
}
