import { isNumber, isString, listOf, optional, shape } from '../guards.ts';
import type { DeskParts } from '../parts.ts';

/** What an attempt leaves behind for the next one with the same key. */
export interface Journal {
  readonly uploads: readonly Upload[];
}

/** A file that is with the service already. */
export interface Upload {
  /** Of the file, where it has one. */
  readonly file?: string | undefined;
  readonly name: string;
  readonly size: number;
  /** The attachment's id. */
  readonly id: string;
}

/** Long enough for a person who comes back to a draft the next morning. */
const ttl = 24 * 60 * 60 * 1000;

const isJournal = shape<Journal>({
  uploads: listOf(shape<Upload>({ file: optional(isString), name: isString, size: isNumber, id: isString })),
});

/** The journal of a key; empty where there is none, or the cache fails: it saves work, nothing depends on it alone. */
export async function readJournal({ cache, log }: Pick<DeskParts, 'cache' | 'log'>, key: string): Promise<Journal> {
  const kept = await cache.get(`journal:${key}`).catch((error: unknown) => log.warn({ err: error }, 'cache failed'));
  return isJournal(kept) ? kept : { uploads: [] };
}

export async function keepJournal(
  { cache, log }: Pick<DeskParts, 'cache' | 'log'>,
  key: string,
  journal: Journal,
): Promise<void> {
  await cache.set(`journal:${key}`, journal, ttl).catch((error: unknown) => log.warn({ err: error }, 'cache failed'));
}
