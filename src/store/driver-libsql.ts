import Libsql from 'libsql';
import type { EmbeddedDatabase } from './dialect-sqlite-driver.ts';

/**
 * The embedded database behind the shape that the dialect asks of it, and the only file that knows which one it is.
 * @param path of the file, which is created where it does not exist; `:memory:` for one that is gone after use
 */
export function openLibsql(path: string): EmbeddedDatabase {
  return new Libsql(path);
}
