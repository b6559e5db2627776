import { checkFiles, type UploadProgress } from '../ticket/attachments.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { keepJournal, readJournal, type Journal, type Upload } from './journal.ts';
import type { DeskParts } from '../parts.ts';
import type { FileSource } from '../ports.ts';

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
  readonly before: () => Promise<void>;
  /** Told before each file and with each piece of it. */
  readonly onProgress: (progress: UploadProgress) => void;
}

type Parts = DeskParts & { readonly catalog: Catalog };

/**
 * Checks files and uploads them one by one, so that one submission does not hold several large files in memory.
 * @returns the journal with all files in it; the ids of the attachments in the order of the files
 * @throws DeskError of `checkFiles`; the `ServiceFailure` of the upload
 */
export async function uploadAll(
  parts: Parts,
  order: UploadOrder,
): Promise<{ readonly journal: Journal; readonly attachments: readonly string[] }> {
  const { files, onProgress } = order;
  if (files.length === 0) return { journal: order.journal, attachments: [] };
  checkFiles(files, await parts.catalog.uploadLimits(), order.most);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let journal = order.journal;
  let before = 0;
  const unused = [...order.journal.uploads];
  const attachments: string[] = [];
  for (const [index, file] of files.entries()) {
    const tell = (sent: number) =>
      onProgress({ file: index + 1, of: files.length, sent: Math.min(before + sent, total), total });
    let id = take(unused, file)?.id;
    if (id === undefined) {
      tell(0);
      await order.before();
      id = await parts.service.upload(metered(file, tell), order.purpose);
      journal = { ...journal, uploads: [...journal.uploads, { file: file.id, name: file.name, size: file.size, id }] };
      await keepJournal(parts, order.key, journal);
    }
    before += file.size;
    attachments.push(id);
  }
  return { journal, attachments };
}

/**
 * Deletes what was uploaded for something that did not come about for certain, so that nobody's file stays with the service
 * for nothing. Never rejects: what cannot be deleted is logged, and not used again.
 */
export async function discardUploads(parts: DeskParts, key: string): Promise<void> {
  const journal = await readJournal(parts, key);
  if (journal.uploads.length === 0) return;
  await keepJournal(parts, key, { ...journal, uploads: [] });
  for (const { id } of journal.uploads) {
    await parts.service.discard(id).catch((error: unknown) => {
      parts.log.warn({ err: error }, 'cannot delete an uploaded file of a refused request');
    });
  }
}

/** The same file; how many bytes were read of it is told on the way. */
function metered(file: FileSource, tell: (sent: number) => void): FileSource {
  return {
    name: file.name,
    size: file.size,
    open: async (signal) => {
      let sent = 0;
      const meter = new TransformStream<Uint8Array, Uint8Array>({
        transform: (piece, controller) => {
          sent += piece.byteLength;
          tell(sent);
          controller.enqueue(piece);
        },
      });
      return (await file.open(signal)).pipeThrough(meter);
    },
  };
}

/** Takes the upload of this file out of the list, so that two files of one name and size stay two. */
function take(uploads: Upload[], file: FileSource): Upload | undefined {
  const index = uploads.findIndex(
    (upload) => upload.file === file.id && upload.name === file.name && upload.size === file.size,
  );
  return index < 0 ? undefined : uploads.splice(index, 1)[0];
}
