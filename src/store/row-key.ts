import { createHash } from 'node:crypto';

/** The longest key that is stored unchanged, in UTF-16 units; PostgreSQL indexes at most about 2,700 bytes of a row. */
const longest = 500;

/** How much of a longer key stays readable, so that it can still be found by its beginning. */
const readable = 100;

/**
 * The form of a key in a table: unchanged if both engines can store it; otherwise its beginning and a digest, so that
 * two keys that differ in any way (length, NUL, halves of surrogate pairs) never share a row.
 */
export function rowKey(key: string): string {
  if (key.length <= longest && !/[\0\p{Surrogate}]/u.test(key)) return key;
  const digest = createHash('sha256').update(key, 'utf16le').digest('base64url');
  return `${key.slice(0, readable)}#${digest}`;
}
