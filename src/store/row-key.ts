import { createHash } from 'node:crypto';

/** Longest text that stays as it is; PostgreSQL indexes at most about 2,700 bytes of a row. */
const longest = 500;

/** How much of a longer one stays readable, so that it is still found by its beginning. */
const readable = 100;

/**
 * The form of a key in a table: as it is, where both engines keep it whole; else its beginning and a digest, so that
 * two keys that differ anywhere (length, NUL, halves of surrogate pairs) never meet in one row.
 */
export function rowKey(key: string): string {
  if (key.length <= longest && !/[\0\p{Surrogate}]/u.test(key)) return key;
  const digest = createHash('sha256').update(key, 'utf16le').digest('base64url');
  return `${key.slice(0, readable)}#${digest}`;
}
