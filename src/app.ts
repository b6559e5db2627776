import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { Dispatcher } from 'undici';
import type { Config } from './config.ts';
import { createTexts } from './locales/index.ts';
import { readVersion } from './ops/version.ts';
import { createWriteProbe } from './ops/write-probe.ts';
import { createOsm, isMissingOperation, OsmError, type OsmAccount, type OsmLimits } from './osm/index.ts';
import { accessLogCsv } from './slack/access/log-view.ts';
import { createSlack } from './slack/bolt.ts';
import { createFileFetcher, slackFiles } from './slack/files.ts';
import { createApprovalStore } from './store/access-approvals.ts';
import { createAudienceStore } from './store/audiences.ts';
import { createAuditStore } from './store/audit.ts';
import { openDatabase } from './store/database.ts';
import { createFileStore } from './store/files.ts';
import { createInstructionStore } from './store/instructions.ts';
import { createLateAnswerStore } from './store/late-answers.ts';
import { createCache } from './store/keyv.ts';
import { createLinkStore } from './store/links.ts';
import { createPrivacyStore } from './store/privacy.ts';
import { beat } from './store/processes.ts';
import { createReplyStore } from './store/replies.ts';
import { createSettingStore } from './store/settings.ts';
import { createSavedFilterStore } from './store/saved-filters.ts';
import { createOnceStore } from './store/idempotency-keys.ts';
import { createSubscriptionStore } from './store/subscriptions.ts';
import { createDeliveryProblemStore } from './store/delivery-problems.ts';
import { readAccessLog } from './tickets/access/log.ts';
import { requestOfLog } from './tickets/access/log-file.ts';
import type { UseCasesOptions } from './tickets/use-cases.ts';
import { createGuardedUseCases } from './tickets/visibility/guarded-use-cases.ts';
import type { Channels } from './tickets/visibility/ports.ts';
import { createVisibility } from './tickets/visibility/visibility.ts';
import { languageOf } from './tickets/language.ts';
import { createUpdates } from './updates/index.ts';
import type { Timing } from './updates/timing.ts';

/** What can be passed in addition to the configuration. Tests use it to shorten waits. */
export interface AppDeps {
  readonly log: Logger;
  readonly now?: (() => number) | undefined;
  /** For the connection of Socket Mode, which doesn't use the global one. */
  readonly dispatcher?: Dispatcher | undefined;
  /** Overrides of the defaults for updates and for the ticket client. */
  readonly timing?: Partial<Timing> | undefined;
  readonly limits?: Partial<OsmLimits> | undefined;
  /** How the use cases wait between two checks of a call's outcome. */
  readonly sleep?: UseCasesOptions['sleep'];
}

export interface RunningApp {
  /**
   * Connects to Slack and starts polling. If Slack can't be reached, it waits.
   * @returns the port in HTTP mode
   * @throws if Slack refuses the token, the port is in use, or the app is stopped before
   */
  start(): Promise<{ readonly port?: number | undefined }>;
  /** Starts nothing new, waits up to `deadline` milliseconds for work in flight, and closes everything. */
  stop(deadline: number): Promise<void>;
}

/** Slack's limit for uploads, bytes. The ticket service's limit is much lower and is checked first. */
const largestFile = 1024 ** 3;
const fileTimeout = 120_000;

/** Milliseconds after which the row of a health check can be deleted. */
const probeLife = 60_000;

/** The share of the time for a stop that goes to people's requests; the rest is for releasing what is left of them. */
const drainShare = 0.8;

/** The composition root: builds everything from the configuration. No other module imports all layers. */
export async function createApp(config: Config, deps: AppDeps): Promise<RunningApp> {
  const { log, now = Date.now } = deps;
  const database = await openDatabase(config.databaseUrl, { log });
  const cacheOf = (namespace: string) => createCache(database, namespace, { now });
  const owner = randomUUID();
  const name = `${hostname()}:${process.pid}`;
  // The person that a call to the ticket API is made for, however deep the call is.
  const behalf = new AsyncLocalStorage<string>();
  const userAgent = `service-tickets-slack/${readVersion()}`;
  const osm = createOsm({
    ...config.osm,
    proxy: config.proxy && hostOf(config.proxy),
    ...{ userAgent, cache: cacheOf('osm'), limits: deps.limits, now, log },
    person: () => behalf.getStore(),
  });
  const { service } = osm;
  const inLanguage = { en: osm.in('en-us'), 'zh-CN': osm.in('zh-cn') } as const;

  const { command } = config.slack;
  const texts = { en: createTexts('en', command), 'zh-CN': createTexts('zh-CN', command) } as const;
  const once = createOnceStore(database, owner);
  const privacy = createPrivacyStore(database);
  const channels: Channels = {
    audience: (channel) => slack.channels.audience(channel),
    isMember: (channel, user) => slack.channels.isMember(channel, user),
  };
  const visibility = createVisibility({ mode: config.visibility, privacy, channels });
  const links = createLinkStore(database);
  const useCases = createGuardedUseCases({
    auditsReads: config.auditsReads,
    service,
    inLanguage: (language) => inLanguage[language],
    once,
    links,
    deliveryProblems: createDeliveryProblemStore(database),
    replies: createReplyStore(database, now),
    files: createFileStore(database),
    subscriptions: createSubscriptionStore(database),
    filters: createSavedFilterStore(database),
    settings: createSettingStore(database),
    approvals: createApprovalStore(database),
    secondApprover: config.access.secondApprover,
    audit: createAuditStore(database),
    privacy,
    channels,
    visibility,
    cache: cacheOf('desk'),
    roleNow: (user) => slack.roleNow(user),
    now,
    log,
    ...(deps.sleep !== undefined && { sleep: deps.sleep }),
    wake: (ticket) => updates.wake(ticket),
  });
  const health = cacheOf('health');
  const slack = createSlack({
    ...config.slack,
    useCases,
    once,
    instructions: createInstructionStore(database, owner),
    lateAnswers: createLateAnswerStore(database),
    onBehalf: (person, work) => behalf.run(person, work),
    language: languageOf(config.osm.language),
    textsIn: (language) => texts[language],
    roles: config.roles,
    cache: cacheOf('slack'),
    files: createFileFetcher({
      botToken: config.slack.botToken,
      fetch,
      origins: [slackFiles, new URL(config.slack.apiUrl).origin],
      timeout: fileTimeout,
      maxBytes: largestFile,
    }),
    writes: createWriteProbe(() => health.set('written', now(), probeLife), { now, log }),
    status: async () => ({ ...(await updates.status()), service: osm.health() }),
    watch: {
      kept: createAudienceStore(database),
      linksIn: (channel) => links.at({ channel }),
      linkedChannels: () => links.channels(),
    },
    dispatcher: deps.dispatcher,
    now,
    log,
  });
  const logs = inLanguage[languageOf(config.osm.language)].areas.access;
  const updates = createUpdates({
    database,
    service: {
      ...service,
      // The queue of files posts attachments and access logs.
      download: async (file, maxBytes) => {
        const request = requestOfLog(file);
        if (request === undefined) return service.download(file, maxBytes);
        return accessLogCsv(await readAccessLog(logs, request), texts[languageOf(config.osm.language)]);
      },
    },
    isMissingOperation,
    privateAmong: (tickets) => visibility.privateAmong(tickets),
    roleNow: slack.roleNow,
    poster: slack.poster,
    notifier: slack.notifier,
    filePoster: slack.filePoster,
    owner,
    name,
    now,
    log,
    timing: { ...config.polling, accessReminder: config.access.reminder, ...deps.timing },
  });

  const starting = new AbortController();
  return {
    async start() {
      // Before any work: rows of an unknown process count as abandoned.
      await beat(database.db, { id: owner, name, started_at: now(), beat: 0, leaving: 0 });
      void checkService(osm, new URL(config.osm.endpoint).host, log, starting.signal);
      const { port } = await slack.start();
      updates.start();
      void useCases.warmUp();
      const facts = { mode: config.slack.connection.mode, port, database: database.engine };
      log.info({ ...facts, ...roleFacts(config.roles) }, 'ready');
      return { port };
    },
    async stop(deadline) {
      const end = now() + deadline;
      starting.abort();
      // People's requests end first, because they can still wake the updates.
      await slack.stop(deadline * drainShare);
      await updates.stop(Math.max(0, end - now()));
      await database.close();
      log.info('stopped');
    },
  };
}

/** Checks address and credentials at the start, so that the log shows at once why every call would fail. */
async function checkService(
  osm: Pick<OsmAccount, 'check'>,
  host: string,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  try {
    await osm.check(signal);
    log.info({ host }, 'Huawei Cloud accepted the credentials');
  } catch (error) {
    if (signal.aborted) return;
    const facts = error instanceof OsmError ? { code: error.code, check: error.trouble?.check } : { err: error };
    const reason = error instanceof Error ? error.message : 'unknown';
    log.error({ host, ...facts }, `credentials check failed: ${reason}`);
  }
}

/** The roles, for the last log line of the start. */
function roleFacts({ admins, default: members, guests, external }: Config['roles']) {
  return {
    admins: admins.length === 0 ? "Slack's workspace owners and admins" : admins,
    roles: { members, guests, external },
  };
}

/** Host and port of the proxy, for errors, without its user and password. */
function hostOf({ http, https = http }: NonNullable<Config['proxy']>): string | undefined {
  return https === undefined ? undefined : new URL(https).host;
}
