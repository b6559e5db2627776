import type { AgreementKind } from './agreements.ts';
import { isNumber } from '../guards.ts';
import type { DeskParts } from '../parts.ts';

type Parts = Pick<DeskParts, 'account' | 'cache' | 'log'>;

/** A record holds until another version of its agreement is in force. */
const ttl = 365 * 24 * 60 * 60 * 1000;

/**
 * The number that signing an agreement answers. The console names it when it creates tickets; whether the service needs it is not
 * documented, so one that the cache lost is left out.
 */
export async function recordOf({ account, cache, log }: Parts, kind: AgreementKind): Promise<number | undefined> {
  const kept = await cache.get(keyOf(account, kind)).catch((error: unknown) => {
    log.warn({ err: error }, 'cache failed');
    return undefined;
  });
  return isNumber(kept) ? kept : undefined;
}

/** @param record undefined: the one that was kept does not hold any more */
export async function keepRecord(
  { account, cache, log }: Parts,
  kind: AgreementKind,
  record: number | undefined,
): Promise<void> {
  const key = keyOf(account, kind);
  await (record === undefined ? cache.delete(key) : cache.set(key, record, ttl)).catch((error: unknown) => {
    log.warn({ err: error }, 'cache failed');
  });
}

function keyOf(account: string, kind: AgreementKind): string {
  return `agreement-record:${account}:${kind}`;
}
