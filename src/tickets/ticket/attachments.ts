import type { UploadLimits } from '../catalog/catalog.ts';
import { DomainError } from '../errors.ts';
import type { FileSource } from '../ports.ts';
import type { Message } from './ticket.ts';

/** Bytes of a file that somebody asked for: it is held in memory on its way, one at a time. */
export const maxBytesAsked = 100 * 1024 ** 2;

/** How far the files of one submission are on their way; `sent` and `total` in bytes, over all of them. */
export interface UploadProgress {
  /** The file being uploaded, counted from 1. */
  readonly file: number;
  readonly of: number;
  readonly sent: number;
  readonly total: number;
}

/** What is known about a file before it is read; `size` in bytes. */
type FileFacts = Pick<FileSource, 'name' | 'size'>;

/**
 * Checks files against the service's limits before any of them is read or sent.
 * @param maxFiles the maximum number if the call that takes the attachments allows fewer than the service does
 * @throws DomainError `file-count` (detail: count, limit), `file-size` (count, name, size: the limit in bytes),
 *   `file-type` (count, name, types); `name` lists all offending files
 */
export function checkFiles(files: readonly FileSource[], limits: UploadLimits, maxFiles = Infinity): void {
  const count = Math.min(limits.count, maxFiles);
  if (files.length > count) throw new DomainError('file-count', { count: files.length, limit: count });
  const large = files.filter((file) => !fitsSize(file, limits));
  if (large.length > 0) throw new DomainError('file-size', { ...named(large), size: limits.size });
  const foreign = files.filter((file) => !isAllowedType(file, limits));
  if (foreign.length > 0) throw new DomainError('file-type', { ...named(foreign), types: limits.types.join(', ') });
}

/** A size that is not a number never fits. */
export function fitsSize({ size }: FileFacts, limits: UploadLimits): boolean {
  return size <= limits.size;
}

/** Without a list of types, all types are allowed. */
export function isAllowedType({ name }: FileFacts, { types }: UploadLimits): boolean {
  return types.length === 0 || types.includes(extensionOf(name));
}

function named(files: readonly FileSource[]) {
  return { count: files.length, name: files.map((file) => file.name).join(', ') };
}

/** Maximum number of a message's files that are posted automatically; more would be noise. */
const maxByItself = 5;

/**
 * Whether a message's file is posted to the thread automatically: files from Huawei Cloud are, within limits. Files
 * sent by the customer already exist elsewhere.
 * @param place index of the file in the message
 */
export function comesByItself({ author }: Pick<Message, 'author'>, place: number): boolean {
  return author !== 'customer' && place < maxByItself;
}

/** The text after the last dot, in lower case; empty if there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}
