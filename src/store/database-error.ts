/**
 * The database cannot be used. The message says which one and why, and never holds the password.
 * - `url`: the URL cannot be understood.
 * - `unavailable`: the file or server cannot be opened.
 * - `migration`: the tables could not be brought to this version's form.
 */
export class DatabaseError extends Error {
  readonly code: 'url' | 'unavailable' | 'migration';

  constructor(code: DatabaseError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseError';
    this.code = code;
  }
}
