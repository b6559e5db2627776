import type { AgreementKind } from './agreements.ts';
import { firstAccount } from '../first-account.ts';
import { isNumber } from '../guards.ts';
import type { UseCaseDeps } from '../deps.ts';

type Deps = Pick<UseCaseDeps, 'cache' | 'log'>;

/** A record is valid until a newer version of its agreement takes effect. */
const ttl = 365 * 24 * 60 * 60 * 1000;

/**
 * The number returned by signing an agreement. The console sends it when it creates tickets. Whether the service
 * requires it is not documented, so it is omitted if the cache lost it.
 */
export async function recordOf({ cache, log }: Deps, kind: AgreementKind): Promise<number | undefined> {
  const kept = await cache.get(keyOf(kind)).catch((error: unknown) => {
    log.warn({ err: error }, 'cache failed');
    return undefined;
  });
  return isNumber(kept) ? kept : undefined;
}

/** @param record undefined: the stored one is no longer valid */
export async function keepRecord({ cache, log }: Deps, kind: AgreementKind, record: number | undefined): Promise<void> {
  const key = keyOf(kind);
  await (record === undefined ? cache.delete(key) : cache.set(key, record, ttl)).catch((error: unknown) => {
    log.warn({ err: error }, 'cache failed');
  });
}

function keyOf(kind: AgreementKind): string {
  return `agreement-record:${firstAccount}:${kind}`;
}
