/**
 * The database can't be used. The message says which one and why, and never holds the password.
 * - `url`: the URL can't be parsed.
 * - `unavailable`: the file or server can't be opened.
 * - `migration`: the tables couldn't be migrated to this version.
 */
export class DatabaseError extends Error {
  readonly code: 'url' | 'unavailable' | 'migration';

  constructor(code: DatabaseError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseError';
    this.code = code;
  }
}
