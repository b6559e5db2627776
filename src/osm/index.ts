import { createSecretKey } from 'node:crypto';
import type { TicketAreas } from '../tickets/areas.ts';
import type { ServiceHealth, TicketService } from '../tickets/ports.ts';
import { createAreas } from './areas/index.ts';
import { memoryCache, tolerant, type CacheStore } from './cache.ts';
import { createClient, type Client } from './client.ts';
import { createAuthorizer, signedHeaders, type SigningKey } from './credentials.ts';
import { createDomainId } from './domain-id.ts';
import { createHealthWatch } from './health.ts';
import { noLog, type Log } from './log.ts';
import { onBehalf, peopleLimits, type PeopleLimits } from './on-behalf.ts';
import type { Call } from './outgoing.ts';
import { createServiceClock, type ServiceClock } from './service-clock.ts';
import { createService } from './service.ts';
import { optionNames, type SettingNames } from './settings.ts';
import { sdkDate } from './signature.ts';
import { normalizeBase } from './signed-url.ts';
import { createTokens, type Login } from './token.ts';
import { createTransport, type Authorized, type TransportOptions } from './transport.ts';

export { createUnavailable, type Unavailable } from './unavailable.ts';
export {
  isForbidden,
  isMissingOperation,
  OsmAnswerError,
  OsmApiError,
  OsmError,
  OsmNetworkError,
  OsmRequestError,
} from './errors.ts';
export { readPages, type Page, type PageOptions } from './pages.ts';
export type { CacheStore, Client, Log, SettingNames };
export type { Download } from './operation-types.ts';

/** The configuration of one account. It needs an access key, a login, or both. */
export interface OsmOptions {
  /** The addresses of the ticket service and of IAM. */
  readonly endpoint: string;
  readonly iamEndpoint: string;
  readonly accessKey?:
    { readonly id: string; readonly secret: string; readonly securityToken?: string | undefined } | undefined;
  /** An IAM user, for bodies over 12 MB, and for all calls if there is no access key. */
  readonly password?: Login | undefined;
  /** The account ID for X-Domain-Id; looked up through IAM if left out. */
  readonly domainId?: string | undefined;
  /** X-Site: 0 China, 1 international; left out for Europe. */
  readonly site?: 0 | 1 | undefined;
  readonly language: string;
  readonly groupId?: string | undefined;
  /** Whether the account belongs to a software vendor (ISV), which has another agreement for tickets. */
  readonly isv?: boolean | undefined;
  /** Caches tokens (encrypted) and the account ID; in memory if left out. */
  readonly cache?: CacheStore | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly now?: (() => number) | undefined;
  readonly random?: (() => number) | undefined;
  readonly log?: Log | undefined;
  readonly limits?: Partial<OsmLimits> | undefined;
  /** The header User-Agent. */
  readonly userAgent?: string | undefined;
  /** The names by which admins know these options, for errors that say what to check. */
  readonly names?: Partial<SettingNames> | undefined;
  /** The person that the current call is made for; undefined for calls of the bot itself, which wait for nobody. */
  readonly person?: (() => string | undefined) | undefined;
  /** Host and port of the proxy that the process uses, for errors. */
  readonly proxy?: string | undefined;
}

/** Limits; times in milliseconds, sizes in bytes. */
export interface OsmLimits {
  /** Timeouts for one attempt of a call, and of one that carries a file. */
  readonly timeout: number;
  readonly transferTimeout: number;
  /** The largest number of calls at a time. */
  readonly concurrency: number;
  /** Attempts of a call that can be repeated, the longest first wait, and the longest wait. */
  readonly attempts: number;
  readonly retryBase: number;
  readonly retryCap: number;
  /** Consecutive failures that open the circuit, and for how long it stays open. */
  readonly breakerFailures: number;
  readonly breakerPause: number;
  readonly maxAnswer: number;
  readonly maxDownload: number;
  /** Limits for people; see `on-behalf.ts`. */
  readonly people: PeopleLimits;
}

const defaults: OsmLimits = {
  timeout: 10_000,
  transferTimeout: 120_000,
  concurrency: 8,
  attempts: 3,
  retryBase: 500,
  retryCap: 10_000,
  breakerFailures: 8,
  breakerPause: 10_000,
  maxAnswer: 8 * 1024 * 1024,
  maxDownload: 1024 ** 3,
  people: peopleLimits,
};

/** The ticket API, with names in one language. */
export interface Osm {
  readonly client: Client;
  readonly service: TicketService;
  readonly areas: TicketAreas;
}

/** The ticket API of one account. */
export interface OsmAccount extends Osm {
  /** The same with names in another language (`en-us`, `zh-cn`). Queue, breaker, and tokens are shared. */
  readonly in: (language: string) => Osm;
  /** Makes one signed call to check address and credentials. Rejects with an `OsmError`. */
  readonly check: (signal?: AbortSignal) => Promise<void>;
  /** The state of the service; undefined while calls are answered. */
  readonly health: () => ServiceHealth | undefined;
}

/**
 * Creates the client for one account, and the domain's view of it.
 * @throws TypeError if an address is invalid, or there are no credentials
 */
export function createOsm(options: OsmOptions): OsmAccount {
  const { accessKey, password, site, groupId, isv = false, now = Date.now, log = noLog } = options;
  if (accessKey === undefined && password === undefined) throw new TypeError('an access key or a login is needed');
  const limits = { ...defaults, ...options.limits };
  const endpoint = normalizeBase(options.endpoint);
  const iamEndpoint = normalizeBase(options.iamEndpoint);
  const cache = tolerant(options.cache ?? memoryCache(now), log);
  // The services have separate clocks.
  const clocks = { tickets: createServiceClock(now), iam: createServiceClock(now) };
  const transport = transportOf(options, limits, log, now, clocks);
  const key = accessKey && signingKey(accessKey);
  const iam = { iamEndpoint, cache, now, log, timeout: limits.timeout };

  const tokens = password && createTokens({ ...iam, login: password, send: transport('iam', unauthorized) });
  const domainId =
    key &&
    createDomainId({
      ...iam,
      configured: options.domainId,
      accessKeyId: key.id,
      send: transport('iam', (call) =>
        Promise.resolve({ headers: signedHeaders(call, key, sdkDate(clocks.iam.now())) }),
      ),
    });
  const watch = createHealthWatch(now);
  const { tickets: clock } = clocks;
  const direct = transport('tickets', createAuthorizer({ key, tokens, domainId, now: clock.now }), watch.note);
  const { person } = options;
  const send = person === undefined ? direct : onBehalf(direct, { person, limits: limits.people });
  const { timeout, transferTimeout } = limits;
  const inLanguageOf = (language: string): Osm => {
    const client = createClient({ endpoint, send, site, language, timeout, transferTimeout });
    return {
      client,
      service: createService(client, { groupId, language, now, clock }),
      areas: createAreas(client, { isv, groupId, language }),
    };
  };
  const osm = inLanguageOf(options.language);
  return {
    ...osm,
    in: inLanguageOf,
    check: async (signal) => {
      await osm.client.listCaseCounts({}, { signal });
    },
    health: watch.health,
  };
}

/** Creates transports, each with its own queue and breaker: the ticket service and IAM fail independently. */
function transportOf(
  { accessKey, password, ...options }: OsmOptions,
  limits: OsmLimits,
  log: Log,
  now: () => number,
  clocks: Readonly<Record<TransportOptions['speaker'], ServiceClock>>,
) {
  const secrets = [accessKey?.secret, accessKey?.securityToken, password?.password].filter(
    (secret) => secret !== undefined,
  );
  const common: Omit<TransportOptions, 'authorize' | 'speaker' | 'clock' | 'onEnd'> = {
    fetch: options.fetch ?? fetch,
    now,
    log,
    names: { ...optionNames, ...options.names },
    userAgent: options.userAgent ?? 'osm-client',
    proxy: options.proxy,
    secrets,
    random: options.random ?? Math.random,
    concurrency: limits.concurrency,
    maxAnswer: limits.maxAnswer,
    maxDownload: limits.maxDownload,
    timing: { attempts: limits.attempts, base: limits.retryBase, cap: limits.retryCap },
    breaker: { failures: limits.breakerFailures, pause: limits.breakerPause },
  };
  return (
    speaker: TransportOptions['speaker'],
    authorize: (call: Call) => Promise<Authorized>,
    onEnd?: TransportOptions['onEnd'],
  ) => createTransport({ ...common, speaker, clock: clocks[speaker], authorize, onEnd });
}

/** Imports the secret once, into an object that doesn't reveal it when printed. */
function signingKey({ id, secret, securityToken }: NonNullable<OsmOptions['accessKey']>): SigningKey {
  return { id, secret: createSecretKey(secret, 'utf8'), securityToken };
}

const unauthorized = (): Promise<Authorized> => Promise.resolve({ headers: {} });
