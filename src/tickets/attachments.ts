import type { UploadLimits } from './catalog.ts';
import { DeskError } from './errors.ts';
import type { FileSource } from './ports.ts';

/**
 * Checks files against the limits that the service names, before anything of them is read or sent.
 * @param most where the call that takes the attachments allows fewer than the service's count
 * @throws DeskError `file-count` (detail: count, limit), `file-size` (names, limit in bytes), `file-type` (names, types);
 *   the names are those of all files that offend
 */
export function checkFiles(files: readonly FileSource[], limits: UploadLimits, most = Infinity): void {
  const count = Math.min(limits.count, most);
  if (files.length > count) throw new DeskError('file-count', { count: files.length, limit: count });
  const large = files.filter((file) => !(file.size <= limits.size));
  if (large.length > 0) throw new DeskError('file-size', { names: namesOf(large), limit: limits.size });
  const foreign =
    limits.types.length === 0 ? [] : files.filter((file) => !limits.types.includes(extensionOf(file.name)));
  if (foreign.length > 0) throw new DeskError('file-type', { names: namesOf(foreign), types: limits.types.join(', ') });
}

function namesOf(files: readonly FileSource[]): string {
  return files.map((file) => file.name).join(', ');
}

/** What stands after the last dot, in lower case; empty where there is none. */
function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}
