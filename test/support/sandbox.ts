import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createApp, type AppDeps } from '../../src/app.ts';
import { readConfig, secretsOf } from '../../src/config.ts';
import { createLog } from '../../src/ops/log.ts';
import { peopleLimits } from '../../src/osm/on-behalf.ts';
import type { EngineerScript } from '../../src/sandbox/tickets/control/engineer.ts';
import type { AccountOptions, Intercept } from '../../src/sandbox/tickets/options.ts';
import { startTicketService, type TicketServiceServer } from '../../src/sandbox/tickets/service.ts';
import type { Limits } from '../../src/sandbox/tickets/settings.ts';
import { startWorkspace, type WorkspaceOptions, type WorkspaceServer } from '../../src/sandbox/workspace/index.ts';
import { createUser, type User } from './user.ts';

/** The setup of the bot, the embedded ticket service and the embedded workspace for a test. */
export interface SandboxOptions {
  readonly mode?: 'socket' | 'http' | undefined;
  /** By default, its own SQLite file. */
  readonly databaseUrl?: string | undefined;
  /** Overrides the environment that connects the bot to both servers. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  readonly engineer?: EngineerScript | undefined;
  readonly account?: Partial<AccountOptions> | undefined;
  readonly serviceLimits?: Partial<Limits> | undefined;
  readonly workspace?: Partial<WorkspaceOptions> | undefined;
  /** Answers instead of the ticket service. */
  readonly intercept?: Intercept | undefined;
  readonly timing?: AppDeps['timing'];
  readonly sleep?: AppDeps['sleep'];
  readonly limits?: AppDeps['limits'];
  /** The clock of the bot; the servers have their own. */
  readonly now?: AppDeps['now'];
  /** False: the log does not redact secrets at the last moment, so that a test can detect them. */
  readonly hideSecrets?: boolean | undefined;
  /** Decides which calls are hit by faults with a probability, at both servers; from 0 to 1. */
  readonly random?: (() => number) | undefined;
  /** False: the bot is not started, for example because a child process is the bot. */
  readonly bot?: boolean | undefined;
}

export interface Sandbox {
  readonly tickets: TicketServiceServer['control'];
  readonly workspace: WorkspaceServer['control'];
  /** The account (domain id) at the ticket service. */
  readonly account: string;
  /** The bot's complete environment, which can also be given to a child process. */
  readonly environment: Readonly<Record<string, string>>;
  /** A folder that is deleted with the sandbox. */
  readonly folder: string;
  /** Every line that the bot logged, at level trace. */
  readonly log: readonly string[];
  /** Files as stored by the ticket service. */
  attachments(ids: readonly string[]): readonly { readonly name: string; readonly bytes: Buffer }[];
  /** The bot's address in HTTP mode. */
  readonly address: () => string;
  user(name: string): User;
  /** Waits until the bot has handled everything that Slack sent. */
  settled(): Promise<void>;
  startBot(): Promise<void>;
  stopBot(): Promise<void>;
  close(): Promise<void>;
}

/** Secrets that a search finds wherever they end up. */
export const secrets = {
  botToken: 'xoxb-canary-bot-token',
  appToken: 'xapp-canary-app-token',
  signingSecret: 'canary-signing-secret',
  secretKey: 'canary-secret-access-key',
  password: 'canary-iam-password',
  securityToken: 'canary-security-token',
} as const;

const account = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';

export const credential = {
  accessKey: 'SANDBOXACCESSKEY',
  secretKey: secrets.secretKey,
  domainId: account,
  user: { name: 'service-tickets', password: secrets.password, domain: 'acme', project: 'ap-southeast-3' },
  /** The IAM user group of the bot's user and of the colleague; the bot uses it if OSM_GROUP_ID names it. */
  groups: ['5d4c3b2a1f0e9d8c7b6a5f4e3d2c1b0a'],
} as const;

/** Another user of the account and the group; `create({ by: colleague })` makes their tickets. */
export const colleague = 'grace';

/** The bot's delays, shortened in the proportions of the defaults. */
const quick = {
  timing: { settle: 800, sendTimeout: 400, spacing: 20, idle: 100, maxBackoff: 300, maxRetryDelay: 400 },
  limits: {
    ...{ timeout: 2000, retryBase: 10, retryCap: 50, breakerFailures: 20, breakerPause: 200 },
    // People in tests do in a second what takes others minutes.
    people: { ...peopleLimits, burst: 1000, perSecond: 1000, sharedFor: 10 },
  },
} as const;

/**
 * An engineer for the scenario: quick, yet slow enough that a separate poll sees each status, because a poll reports
 * only the current one.
 */
export const scenarioEngineer: EngineerScript = {
  acceptAfter: 1200,
  askAfter: 2500,
  answerAfter: 200,
  resolveAfter: 200,
};

/** Starts both servers and, by default, the bot as `main.ts` does, in this process. */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { mode = 'socket' } = options;
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const tickets = await startTicketService({
    credentials: [
      { ...credential, securityToken: options.environment?.OSM_SECURITY_TOKEN },
      { ...credential, accessKey: 'COLLEAGUEACCESSKEY', user: { ...credential.user, name: colleague } },
    ],
    accounts: [{ domainId: account, ...options.account }],
    limits: options.serviceLimits,
    engineer: options.engineer,
    random: options.random,
    intercept: options.intercept,
  });
  const manifest = new URL(`../../manifests/${mode === 'http' ? 'http' : 'socket-mode'}.json`, import.meta.url);
  const workspace = await startWorkspace({
    ...secrets,
    mode,
    manifest: JSON.parse(readFileSync(manifest, 'utf8')) as unknown,
    postsPerSecondPerChannel: 1000,
    burst: 1000,
    random: options.random,
    ...options.workspace,
  });
  const environment: Readonly<Record<string, string | undefined>> = {
    SLACK_BOT_TOKEN: secrets.botToken,
    SLACK_API_URL: workspace.apiUrl,
    ...(mode === 'socket'
      ? { SLACK_APP_TOKEN: secrets.appToken }
      : { SLACK_SIGNING_SECRET: secrets.signingSecret, PORT: '0' }),
    OSM_ENDPOINT: tickets.url,
    IAM_ENDPOINT: tickets.iamUrl,
    OSM_ACCESS_KEY: credential.accessKey,
    OSM_SECRET_KEY: credential.secretKey,
    DATABASE_URL: options.databaseUrl ?? `file:${join(folder, 'bot.db')}`,
    ROLE_OPERATORS: 'S0OPERATOR',
    ROLE_ADMINS: 'U0ADA00000',
    // Calls are scaled like polls, so that the budget is no tighter than in production.
    POLL_INTERVAL: '0.1',
    POLL_CALLS_PER_MINUTE: '90000',
    LOG_LEVEL: 'trace',
    ...options.environment,
  };
  const bot = createBot(environment, options);

  const sandbox: Sandbox = {
    tickets: tickets.control,
    workspace: workspace.control,
    account,
    environment: Object.fromEntries(
      Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    folder,
    log: bot.log,
    attachments: (ids) =>
      tickets
        .snapshot()
        .accounts.flatMap(({ attachments }) => attachments)
        .filter(({ id }) => ids.includes(id))
        .map(({ name, data }) => ({ name, bytes: Buffer.from(data, 'base64') })),
    address: bot.address,
    user: (name) => createUser(workspace.control, name),
    async settled() {
      const handled = () => bot.log.filter((line) => line.includes('"message":"handled"')).length;
      await until(() => handled() >= workspace.control.stats().acked, 'the end of all that was begun');
    },
    async startBot() {
      await bot.start();
      if (mode === 'http' && !(await workspace.control.setRequestUrl(bot.address())))
        throw new Error('The bot did not answer the verification of its address.');
    },
    stopBot: () => bot.stop(),
    async close() {
      await bot.stop();
      await Promise.all([workspace.close(), tickets.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    if (options.bot !== false) await sandbox.startBot();
    return sandbox;
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** The bot in this process; can be started repeatedly. */
function createBot(environment: Readonly<Record<string, string | undefined>>, options: SandboxOptions) {
  const lines: string[] = [];
  const config = readConfig(environment);
  const log = createLog(config.logLevel, options.hideSecrets === false ? [] : secretsOf(config), {
    write: (line) => lines.push(line),
  });
  let running: Awaited<ReturnType<typeof createApp>> | undefined;
  let port: number | undefined;
  return {
    log: lines,
    address: () => `http://127.0.0.1:${port}/slack/events`,
    async start() {
      const timing = { ...quick.timing, ...options.timing };
      running = await createApp(config, {
        log,
        timing,
        limits: { ...quick.limits, ...options.limits },
        now: options.now,
        ...(options.sleep !== undefined && { sleep: options.sleep }),
      });
      ({ port } = await running.start());
    },
    async stop() {
      const app = running;
      running = undefined;
      await app?.stop(2000);
    },
  };
}

/** For `const open = closing(afterEach)`: opens sandboxes that the hook closes. */
export function closing(hook: (close: () => Promise<void>) => void): (options?: SandboxOptions) => Promise<Sandbox> {
  const opened: Sandbox[] = [];
  hook(async () => {
    await Promise.all(opened.splice(0).map((sandbox) => sandbox.close()));
  });
  return async (options) => {
    const sandbox = await openSandbox(options);
    opened.push(sandbox);
    return sandbox;
  };
}

/**
 * Waits for something without change events, such as the state of the ticket service. An error in `read` counts as "not
 * yet".
 */
export async function until<T>(read: () => T | Promise<T>, what: string, patience = 30_000): Promise<NonNullable<T>> {
  const end = Date.now() + patience;
  for (;;) {
    let cause: unknown;
    try {
      const value = await read();
      if (value !== undefined && value !== null && value !== false) return value;
    } catch (error) {
      cause = error;
    }
    if (Date.now() > end) throw new Error(`${what}: did not happen within ${patience} ms`, { cause });
    await pause(10);
  }
}
