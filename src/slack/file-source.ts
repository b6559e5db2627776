import type { FormFile } from '../tickets/create/form.ts';
import type { FileSource } from '../tickets/ports.ts';
import type { FileFetcher } from './interaction/context.ts';

/** A file that a person put into Slack, as something to be sent on; nothing is fetched before it is opened. */
export function sourceOf({ id, name, size, url }: FormFile, files: FileFetcher): FileSource {
  return { id, name, size, open: (signal) => files.open(url, signal) };
}
