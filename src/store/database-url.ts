import { DatabaseError } from './database-error.ts';

/** The location of a database. `name` is for messages and holds no secret. */
export type Location =
  | { readonly engine: 'sqlite'; readonly name: string; readonly path: string }
  | { readonly engine: 'postgres'; readonly name: string; readonly url: string };

const serverForm =
  'the database URL is not of the form postgres://user:password@host:port/name, with %-codes for special characters';

/**
 * Reads `file:data/x.db`, `file::memory:` or `postgres://user:password@host:port/name`.
 * @throws DatabaseError `url`; its message repeats nothing from a server's URL
 */
export function locate(url: string): Location {
  if (url.startsWith('file:')) return locateFile(url);
  if (/^postgres(ql)?:/.test(url)) return locateServer(url);
  throw new DatabaseError('url', 'a database URL starts with file: or postgres://');
}

function locateFile(url: string): Location {
  const path = url.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
  if (path === '') throw new DatabaseError('url', 'the database URL file: names no file, such as file:data/x.db');
  return { engine: 'sqlite', name: url, path };
}

function locateServer(url: string): Location {
  // The parser's own error isn't passed on: it contains the whole URL.
  if (!URL.canParse(url)) throw new DatabaseError('url', serverForm);
  const { host, pathname, search, hash } = new URL(url);
  // An unencoded / ? or # ends the password early, and the rest of it would end up in the name.
  if (`${pathname}${search}${hash}`.includes('@')) throw new DatabaseError('url', serverForm);
  return { engine: 'postgres', name: `postgres://${host}${pathname}`, url };
}
