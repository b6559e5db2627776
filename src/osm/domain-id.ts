import { createHash } from 'node:crypto';
import type { CacheStore } from './cache.ts';
import type { Log } from './log.ts';
import type { Call } from './outgoing.ts';
import { shared, waitFor } from './shared.ts';
import { createUrl } from './signed-url.ts';
import type { Transport } from './transport.ts';

export interface DomainIdOptions {
  /** The ID, if it is configured; nothing is looked up then. */
  readonly configured?: string | undefined;
  readonly accessKeyId: string;
  readonly iamEndpoint: string;
  /** Sends calls to IAM, signed. */
  readonly send: Transport;
  readonly cache: CacheStore;
  readonly now: () => number;
  readonly log: Log;
  readonly timeout: number;
}

/** An access key never changes its account, but a wrong ID must not be kept forever. */
const keep = 24 * 60 * 60_000;
/** Milliseconds after a failure before it is looked up again. */
const pause = 60_000;

/**
 * Finds the ID of the account that an access key belongs to, for the header X-Domain-Id. Calls to global services sign it, and
 * the official SDKs treat the ticket service as one. If IAM can't be reached, calls go without the header, which the service
 * may accept, and the ID is looked up again after a minute.
 */
export function createDomainId(
  options: DomainIdOptions,
): (signal: AbortSignal | undefined) => Promise<string | undefined> {
  const { cache, now, log } = options;
  const key = `osm-domain-id:${createHash('sha256').update(`${options.iamEndpoint} ${options.accessKeyId}`).digest('hex').slice(0, 32)}`;
  let known = options.configured;
  let askAfter = 0;

  const discover = shared(async (): Promise<string | undefined> => {
    const stored = await cache.get(key);
    if (typeof stored === 'string') return stored;
    try {
      const { value } = await options.send(domainsCall(options.iamEndpoint, options.timeout));
      const id = firstId('domains' in value ? value.domains : undefined);
      if (id === undefined) throw new Error('the answer names no account');
      await cache.set(key, id, keep);
      return id;
    } catch (error) {
      askAfter = now() + pause;
      log.warn(
        { reason: error instanceof Error ? error.message : 'unknown' },
        'account id not found, calling without X-Domain-Id',
      );
      return undefined;
    }
  });

  return async (signal) => {
    const left = askAfter - now();
    // More than the pause: the clock was ahead, which may have caused the failure, and was set back since.
    const waits = left > 0 && left <= pause;
    if (known === undefined && !waits) known = await waitFor(discover(), signal);
    return known;
  };
}

function domainsCall(iamEndpoint: string, timeout: number): Call {
  const path = '/v3/auth/domains';
  const url = createUrl(iamEndpoint, path, {});
  return {
    operation: 'iam.listDomains',
    method: 'GET',
    path,
    url,
    headers: {},
    answer: 'data',
    shape: { domains: 'list' },
    safe: true,
    repeatable: true,
    timeout,
  };
}

function firstId(domains: unknown): string | undefined {
  const first: unknown = Array.isArray(domains) ? domains[0] : undefined;
  const id = typeof first === 'object' && first !== null && 'id' in first ? first.id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
