import type { AgreementKind } from './agreements.ts';
import { firstAccount } from '../first-account.ts';
import { isNumber } from '../guards.ts';
import type { DeskParts } from '../parts.ts';

type Parts = Pick<DeskParts, 'cache' | 'log'>;

/** A record holds until another version of its agreement is in force. */
const ttl = 365 * 24 * 60 * 60 * 1000;

/**
 * The number that signing an agreement answers. The console names it when it creates tickets; whether the service needs it is not
 * documented, so one that the cache lost is left out.
 */
export async function recordOf({ cache, log }: Parts, kind: AgreementKind): Promise<number | undefined> {
  const kept = await cache.get(keyOf(kind)).catch((error: unknown) => {
    log.warn({ err: error }, 'cache failed');
    return undefined;
  });
  return isNumber(kept) ? kept : undefined;
}

/** @param record undefined: the one that was kept does not hold any more */
export async function keepRecord(
  { cache, log }: Parts,
  kind: AgreementKind,
  record: number | undefined,
): Promise<void> {
  const key = keyOf(kind);
  await (record === undefined ? cache.delete(key) : cache.set(key, record, ttl)).catch((error: unknown) => {
    log.warn({ err: error }, 'cache failed');
  });
}

function keyOf(kind: AgreementKind): string {
  return `agreement-record:${firstAccount}:${kind}`;
}
