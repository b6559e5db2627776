import { newId, newSecret } from '../state/ids.ts';

/** A file between `files.getUploadURLExternal` and `files.completeUploadExternal`. */
export interface Upload {
  readonly file: string;
  readonly name: string;
  readonly length: number;
  bytes?: Buffer | undefined;
}

export interface Uploads {
  begin(name: string, length: number): { readonly secret: string; readonly file: string };
  bySecret(secret: string): Upload | undefined;
  /** Removes a file from the pending ones if its bytes have arrived. */
  finish(file: string): Upload | undefined;
}

export function createUploads(): Uploads {
  const waiting = new Map<string, Upload>();
  return {
    begin(name, length) {
      const secret = newSecret();
      const file = newId('F');
      waiting.set(secret, { file, name, length });
      return { secret, file };
    },
    bySecret: (secret) => waiting.get(secret),
    finish(file) {
      for (const [secret, upload] of waiting) {
        if (upload.file !== file || upload.bytes === undefined) continue;
        waiting.delete(secret);
        return upload;
      }
      return undefined;
    },
  };
}
