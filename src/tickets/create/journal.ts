import { isNumber, isString, listOf, optional, shape } from '../guards.ts';
import type { UseCaseDeps } from '../deps.ts';

/** What an attempt leaves behind for the next one with the same key. */
export interface Journal {
  readonly uploads: readonly Upload[];
}

/** A file that was already uploaded. */
export interface Upload {
  /** The file's own id, if it has one. */
  readonly file?: string | undefined;
  readonly name: string;
  readonly size: number;
  /** The attachment id. */
  readonly id: string;
}

/** Long enough for somebody who returns to a draft the next morning. */
const ttl = 24 * 60 * 60 * 1000;

const isJournal = shape<Journal>({
  uploads: listOf(shape<Upload>({ file: optional(isString), name: isString, size: isNumber, id: isString })),
});

/** The journal of a key; empty if there is none or the cache fails. It only saves work. */
export async function readJournal({ cache, log }: Pick<UseCaseDeps, 'cache' | 'log'>, key: string): Promise<Journal> {
  const kept = await cache.get(`journal:${key}`).catch((error: unknown) => log.warn({ err: error }, 'cache failed'));
  return isJournal(kept) ? kept : { uploads: [] };
}

export async function keepJournal(
  { cache, log }: Pick<UseCaseDeps, 'cache' | 'log'>,
  key: string,
  journal: Journal,
): Promise<void> {
  await cache.set(`journal:${key}`, journal, ttl).catch((error: unknown) => log.warn({ err: error }, 'cache failed'));
}
