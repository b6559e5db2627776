import { extname } from 'node:path';
import type { TicketControl } from '../tickets/control/control.ts';
import { failure, type Answer } from './answer.ts';

/** What a browser shows as a picture and never runs; SVG is none of these, as it may hold scripts. */
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

/** A file of a ticket, as a picture to show, or to be saved where it is none. */
export function attachmentAnswer(attachment: ReturnType<TicketControl['attachment']>): Answer {
  if (attachment === undefined) return failure(404, 'There is no such file.');
  const { name, data } = attachment;
  const picture = pictureType(name);
  const disposition = picture === undefined ? 'attachment' : 'inline';
  return {
    status: 200,
    type: picture ?? 'application/octet-stream',
    body: Buffer.from(data, 'base64'),
    headers: { 'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}` },
  };
}
