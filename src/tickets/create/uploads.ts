import { checkFiles, type UploadProgress } from '../ticket/attachments.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { keepJournal, readJournal, type Journal, type Upload } from './journal.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { FileSource } from '../ports.ts';

/** What to upload and for which purpose, with hooks for each step. */
export interface UploadOrder {
  /** Identifies the submission; files it already uploaded are not uploaded again. */
  readonly key: string;
  readonly files: readonly FileSource[];
  readonly purpose: 'ticket' | 'message';
  /** How many attachments the call takes. */
  readonly maxFiles?: number | undefined;
  readonly journal: Journal;
  /** Called before each file; rejecting ends the upload. */
  readonly before: () => Promise<void>;
  /** Called before each file and for each chunk. */
  readonly onProgress: (progress: UploadProgress) => void;
}

type Deps = UseCaseDeps & { readonly catalog: Catalog };

/**
 * Checks files and uploads them one by one, so that a submission does not hold several large files in memory.
 * @returns the journal with all files; the attachment ids in the order of the files
 * @throws DomainError of `checkFiles`; the `ServiceFailure` of the upload
 */
export async function uploadAll(
  deps: Deps,
  order: UploadOrder,
): Promise<{ readonly journal: Journal; readonly attachments: readonly string[] }> {
  const { files, onProgress } = order;
  if (files.length === 0) return { journal: order.journal, attachments: [] };
  checkFiles(files, await deps.catalog.uploadLimits(), order.maxFiles);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let journal = order.journal;
  let before = 0;
  const unused = [...order.journal.uploads];
  const attachments: string[] = [];
  for (const [index, file] of files.entries()) {
    const report = (sent: number) =>
      onProgress({ file: index + 1, of: files.length, sent: Math.min(before + sent, total), total });
    let id = take(unused, file)?.id;
    if (id === undefined) {
      report(0);
      await order.before();
      id = await deps.service.upload(metered(file, report), order.purpose);
      journal = { ...journal, uploads: [...journal.uploads, { file: file.id, name: file.name, size: file.size, id }] };
      await keepJournal(deps, order.key, journal);
    }
    before += file.size;
    attachments.push(id);
  }
  return { journal, attachments };
}

/**
 * Deletes the uploads of something that was definitely not created, so that files do not stay with the service for no
 * reason. Never rejects: what cannot be deleted is logged, and not used again.
 */
export async function discardUploads(deps: UseCaseDeps, key: string): Promise<void> {
  const journal = await readJournal(deps, key);
  if (journal.uploads.length === 0) return;
  await keepJournal(deps, key, { ...journal, uploads: [] });
  for (const { id } of journal.uploads) {
    await deps.service.discard(id).catch((error: unknown) => {
      deps.log.warn({ err: error }, 'cannot delete an uploaded file of a refused request');
    });
  }
}

/** The same file; reports how many bytes were read. */
function metered(file: FileSource, report: (sent: number) => void): FileSource {
  return {
    name: file.name,
    size: file.size,
    open: async (signal) => {
      let sent = 0;
      const meter = new TransformStream<Uint8Array, Uint8Array>({
        transform: (piece, controller) => {
          sent += piece.byteLength;
          report(sent);
          controller.enqueue(piece);
        },
      });
      return (await file.open(signal)).pipeThrough(meter);
    },
  };
}

/** Removes this file's upload from the list, so that two files of the same name and size stay separate. */
function take(uploads: Upload[], file: FileSource): Upload | undefined {
  const index = uploads.findIndex(
    (upload) => upload.file === file.id && upload.name === file.name && upload.size === file.size,
  );
  return index < 0 ? undefined : uploads.splice(index, 1)[0];
}
