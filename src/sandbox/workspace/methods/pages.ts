import { SlackError } from '../error.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly more: boolean;
  readonly response_metadata: { readonly next_cursor: string };
}

/** Returns a page of a list; the cursor is opaque to the caller. Throws `invalid_cursor`. */
export function page<T>(items: readonly T[], size: number, cursor: string | undefined): Page<T> {
  const start = cursor === undefined || cursor === '' ? 0 : decode(cursor);
  const end = start + size;
  const more = end < items.length;
  return { items: items.slice(start, end), more, response_metadata: { next_cursor: more ? encode(end) : '' } };
}

function encode(offset: number): string {
  return Buffer.from(`offset:${offset}`).toString('base64');
}

function decode(cursor: string): number {
  const match = /^offset:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
  if (match === null) throw new SlackError('invalid_cursor');
  return Number(match[1]);
}
