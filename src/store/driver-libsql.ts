import Libsql from 'libsql';
import type { EmbeddedDatabase } from './dialect-sqlite-driver.ts';

/**
 * Opens the embedded database. This is the only file that knows which library it is.
 * @param path of the file, which is created if it doesn't exist; `:memory:` for a temporary database
 */
export function openLibsql(path: string): EmbeddedDatabase {
  return new Libsql(path);
}
