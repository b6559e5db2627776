import { extname } from 'node:path';
import { failure, type Answer } from './answer.ts';

/**
 * Types that a browser shows as a picture and never executes; SVG is not among them, because it can contain scripts.
 */
const pictures: ReadonlyMap<string, string> = new Map([
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.gif', 'image/gif'],
  ['.bmp', 'image/bmp'],
  ['.webp', 'image/webp'],
]);

const pictureType = (name: string) => pictures.get(extname(name).toLowerCase());

export function isPicture(name: string): boolean {
  return pictureType(name) !== undefined;
}

/** A file as a picture to show, or as a download if it is none. */
export function fileAnswer(file: { readonly name: string; readonly bytes: Buffer } | undefined): Answer {
  if (file === undefined) return failure(404, 'There is no such file.');
  const picture = pictureType(file.name);
  const disposition = picture === undefined ? 'attachment' : 'inline';
  return {
    status: 200,
    type: picture ?? 'application/octet-stream',
    body: file.bytes,
    headers: { 'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}` },
  };
}
