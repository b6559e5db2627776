import { checkFiles } from './attachments.ts';
import type { Catalog } from './catalog.ts';
import { keepJournal, type Journal, type Upload } from './journal.ts';
import type { DeskParts } from './parts.ts';
import type { FileSource } from './ports.ts';

/** What is to be uploaded, for what, and what happens on the way. */
export interface UploadOrder {
  /** Names the submission; files that it uploaded before are not uploaded again. */
  readonly key: string;
  readonly files: readonly FileSource[];
  readonly purpose: 'ticket' | 'message';
  /** How many attachments the call takes that they are for. */
  readonly most?: number | undefined;
  readonly journal: Journal;
  /** Before each file; may reject to end it. */
  readonly before: (file: number, of: number) => Promise<void>;
}

/**
 * Checks files and uploads them one by one, so that one submission does not hold several large files in memory.
 * @returns the journal with all files in it; the ids of the attachments in the order of the files
 * @throws DeskError of `checkFiles`; the `ServiceFailure` of the upload
 */
export async function uploadAll(
  parts: DeskParts & { readonly catalog: Catalog },
  order: UploadOrder,
): Promise<{ readonly journal: Journal; readonly attachments: readonly string[] }> {
  if (order.files.length === 0) return { journal: order.journal, attachments: [] };
  checkFiles(order.files, await parts.catalog.uploadLimits(), order.most);
  let journal = order.journal;
  const unused = [...order.journal.uploads];
  const attachments: string[] = [];
  for (const [index, file] of order.files.entries()) {
    let id = take(unused, file)?.id;
    if (id === undefined) {
      await order.before(index + 1, order.files.length);
      id = await parts.service.upload(file, order.purpose);
      journal = { ...journal, uploads: [...journal.uploads, { name: file.name, size: file.size, id }] };
      await keepJournal(parts, order.key, journal);
    }
    attachments.push(id);
  }
  return { journal, attachments };
}

/** Takes the upload of this file out of the list, so that two files of one name and size stay two. */
function take(uploads: Upload[], file: FileSource): Upload | undefined {
  const index = uploads.findIndex((upload) => upload.name === file.name && upload.size === file.size);
  return index < 0 ? undefined : uploads.splice(index, 1)[0];
}
