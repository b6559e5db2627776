import type { Level } from 'pino';
import { z } from 'zod';
import { variables } from './config-variables.ts';
import type { SettingNames } from './osm/settings.ts';
import type { RoleConfig } from './tickets/roles/roles.ts';
import type { VisibilityMode } from './tickets/visibility/rule.ts';

/** The default port in HTTP mode. */
const standardPort = 3000;

/** The configuration of the process. Durations are in milliseconds. */
export interface Config {
  readonly slack: {
    readonly botToken: string;
    /** The slash command, including its slash. */
    readonly command: string;
    readonly apiUrl: string;
    /** Socket Mode needs no public address, and uses a port only for health checks. HTTP mode uses it for Slack too. */
    readonly connection:
      | { readonly mode: 'socket'; readonly appToken: string; readonly port?: number | undefined }
      | { readonly mode: 'http'; readonly signingSecret: string; readonly port: number };
  };
  readonly osm: {
    readonly endpoint: string;
    readonly iamEndpoint: string;
    /** The X-Site header; left out if its value isn't known. */
    readonly site?: 0 | 1 | undefined;
    readonly accessKey?: { readonly id: string; readonly secret: string; readonly securityToken?: string | undefined };
    readonly password?: {
      readonly user: string;
      readonly password: string;
      readonly domain: string;
      readonly project?: string | undefined;
    };
    readonly domainId?: string | undefined;
    readonly groupId?: string | undefined;
    readonly isv: boolean;
    readonly language: 'en-us' | 'zh-cn';
    /** The variables with these values, for errors that say what to check. */
    readonly names: Partial<SettingNames>;
  };
  /** The proxies that lead out of a company network, if any. */
  readonly proxy?:
    { readonly http?: string | undefined; readonly https?: string | undefined; readonly except: string } | undefined;
  readonly databaseUrl: string;
  /** Warnings about settings that have no effect or a surprising one: one sentence each, without values. */
  readonly warnings: readonly string[];
  readonly roles: RoleConfig;
  /** Which of the account's tickets people who aren't operators can see. */
  readonly visibility: VisibilityMode;
  /** Whether the audit log records who reads a ticket. */
  readonly auditsReads: boolean;
  readonly polling: {
    readonly pollInterval: number;
    readonly maxPollInterval: number;
    readonly checkInterval: number;
    readonly callsPerMinute: number;
    readonly maxBackoff: number;
    readonly useFeed: boolean;
  };
  readonly access: {
    /** Whether granting access takes two people. */
    readonly secondApprover: boolean;
    /** How long before access ends the thread is reminded. */
    readonly reminder: number;
  };
  readonly logLevel: Level | 'silent';
}

/** The hosts and the X-Site header of each site. The header's value for Europe isn't known. */
const sites = {
  china: { osm: 'osm.cn-south-1.myhuaweicloud.com', iam: 'iam.cn-south-1.myhuaweicloud.com', site: 0 },
  international: { osm: 'osm.ap-southeast-3.myhuaweicloud.com', iam: 'iam.ap-southeast-3.myhuaweicloud.com', site: 1 },
  europe: { osm: 'osm.eu-west-101.myhuaweicloud.eu', iam: 'iam.eu-west-101.myhuaweicloud.eu', site: undefined },
} as const;

/** The environment isn't a valid configuration. `problems` has one line for each problem; none holds a value. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map((line) => `  ${line}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const schema = z.object(Object.fromEntries(Object.entries(variables).map(([name, { form }]) => [name, form])) as Forms);

type Forms = { [Name in keyof typeof variables]: (typeof variables)[Name]['form'] };
type Values = z.infer<typeof schema>;

/**
 * Reads the configuration from environment variables. An empty variable counts as not set.
 * @throws ConfigError with all problems, and the purpose of each missing variable
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(withProxies(environment)).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const set = { ...given, ...trimmed(given) };
  const parsed = schema.safeParse(set);
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => describeIssue(issue, set))),
    ...missingPairs(set),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return { ...assemble(parsed.data), warnings: [...warningsOf(set), ...Object.keys(trimmed(given)).map(trimWarning)] };
}

/** Proxy variables can also be in lower case, which curl and others prefer. */
function withProxies(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const { https_proxy: https, http_proxy: http, no_proxy: no } = environment;
  return {
    ...environment,
    ...(https !== undefined && { HTTPS_PROXY: https }),
    ...(http !== undefined && { HTTP_PROXY: http }),
    ...(no !== undefined && { NO_PROXY: no }),
  };
}

/** The values that must never appear in a log line. */
export function secretsOf(config: Config): readonly string[] {
  const { connection } = config.slack;
  const databasePassword = URL.canParse(config.databaseUrl)
    ? decodeURIComponent(new URL(config.databaseUrl).password)
    : '';
  return [
    config.slack.botToken,
    connection.mode === 'socket' ? connection.appToken : connection.signingSecret,
    config.osm.accessKey?.secret,
    config.osm.accessKey?.securityToken,
    config.osm.password?.password,
    databasePassword,
    ...proxySecrets(config.proxy?.http),
    ...proxySecrets(config.proxy?.https),
  ]
    .filter((secret) => secret !== undefined)
    .filter((secret) => secret !== '');
}

/** A password in each form in which it is sent or shown. */
function proxySecrets(proxy: string | undefined): readonly string[] {
  if (proxy === undefined) return [];
  const { username, password } = new URL(proxy);
  const [user, plain] = [decodeURIComponent(username), decodeURIComponent(password)];
  return password === '' ? [] : [password, plain, Buffer.from(`${user}:${plain}`).toString('base64')];
}

function describeIssue(issue: z.core.$ZodIssue, set: object): string {
  const name = String(issue.path[0]) as keyof typeof variables;
  const { purpose } = variables[name];
  return name in set ? `${name} ${issue.message} (${purpose}).` : `${name} is missing: ${purpose}.`;
}

/** Variables of earlier versions, and why they aren't needed anymore. */
const dropped: Readonly<Record<string, string>> = {
  OSM_TIME_ZONE: "the ticket API uses UTC, and Slack shows times in the reader's time zone",
};

/** Keys, IDs, and names, which never start or end with a blank. Copied ones may, and then no signature is valid. */
const blankless: readonly (keyof typeof variables)[] = [
  ...(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const),
  ...(['OSM_ACCESS_KEY', 'OSM_SECRET_KEY', 'OSM_SECURITY_TOKEN', 'OSM_DOMAIN_ID', 'OSM_GROUP_ID'] as const),
  ...(['IAM_USER', 'IAM_DOMAIN', 'IAM_PROJECT'] as const),
];

/** Trims blanks and line breaks around variables. A password can have blanks, but no line break. */
function trimmed(set: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const strip = (name: string, value: string) =>
    name === 'IAM_PASSWORD' ? value.replace(/^[\r\n]+|(?<![\r\n])[\r\n]+$/g, '') : value.trim();
  return Object.fromEntries(
    [...blankless, 'IAM_PASSWORD'].flatMap((name) => {
      const value = set[name];
      return value === undefined || strip(name, value) === value ? [] : [[name, strip(name, value)] as const];
    }),
  );
}

const trimWarning = (name: string) => `${name} has blanks or line breaks around it, which were removed`;

function warningsOf(set: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(dropped).flatMap(([name, why]) => (name in set ? [`${name} is ignored: ${why}`] : []));
}

/** Rules that involve several variables: the connection to Slack, the credentials of the ticket API. */
function missingPairs(set: Readonly<Record<string, unknown>>): string[] {
  const missing = (name: keyof typeof variables, why: string) =>
    name in set ? [] : [`${name} is missing${why}: ${variables[name].purpose}.`];
  const problems: string[] = [];
  if (!('SLACK_APP_TOKEN' in set))
    problems.push(...missing('SLACK_SIGNING_SECRET', ' (or SLACK_APP_TOKEN for Socket Mode)'));
  const someToken = ['IAM_USER', 'IAM_PASSWORD', 'IAM_DOMAIN'].some((name) => name in set);
  const someKey = ['OSM_ACCESS_KEY', 'OSM_SECRET_KEY', 'OSM_SECURITY_TOKEN'].some((name) => name in set);
  if (someKey || !someToken) {
    const or = someKey ? '' : ' (or IAM_USER, IAM_PASSWORD and IAM_DOMAIN for tokens)';
    problems.push(...missing('OSM_ACCESS_KEY', or), ...missing('OSM_SECRET_KEY', or));
  }
  if (someToken) {
    problems.push(...missing('IAM_USER', ''), ...missing('IAM_PASSWORD', ''), ...missing('IAM_DOMAIN', ''));
  }
  return problems;
}

function assemble(values: Values): Omit<Config, 'warnings'> {
  const site = sites[values.OSM_SITE];
  const {
    OSM_ACCESS_KEY: id,
    OSM_SECRET_KEY: secret,
    IAM_USER: user,
    IAM_PASSWORD: password,
    IAM_DOMAIN: domain,
  } = values;
  return {
    slack: {
      botToken: values.SLACK_BOT_TOKEN,
      command: values.SLACK_COMMAND,
      apiUrl: values.SLACK_API_URL,
      connection: connectionOf(values),
    },
    osm: {
      endpoint: values.OSM_ENDPOINT ?? `https://${site.osm}`,
      iamEndpoint: values.IAM_ENDPOINT ?? `https://${site.iam}`,
      site: site.site,
      ...(id !== undefined &&
        secret !== undefined && { accessKey: { id, secret, securityToken: values.OSM_SECURITY_TOKEN } }),
      ...(user !== undefined &&
        password !== undefined &&
        domain !== undefined && { password: { user, password, domain, project: values.IAM_PROJECT } }),
      domainId: values.OSM_DOMAIN_ID,
      groupId: values.OSM_GROUP_ID,
      isv: values.OSM_ISV,
      language: values.OSM_LANGUAGE,
      names: {
        ...osmNames,
        endpoint: values.OSM_ENDPOINT === undefined ? 'OSM_SITE' : 'OSM_ENDPOINT',
        iamEndpoint: values.IAM_ENDPOINT === undefined ? 'OSM_SITE' : 'IAM_ENDPOINT',
      },
    },
    proxy: proxyOf(values),
    databaseUrl: values.DATABASE_URL,
    roles: {
      default: values.ROLE_DEFAULT,
      guests: values.ROLE_GUESTS,
      external: values.ROLE_EXTERNAL,
      viewers: values.ROLE_VIEWERS,
      requesters: values.ROLE_REQUESTERS,
      operators: values.ROLE_OPERATORS,
      admins: values.ROLE_ADMINS,
    },
    visibility: values.TICKET_VISIBILITY,
    auditsReads: values.AUDIT_READS === 'true',
    polling: {
      pollInterval: values.POLL_INTERVAL,
      maxPollInterval: values.POLL_INTERVAL_MAX,
      checkInterval: values.POLL_CHECK_INTERVAL,
      callsPerMinute: values.POLL_CALLS_PER_MINUTE,
      maxBackoff: values.POLL_PAUSE_MAX,
      useFeed: values.POLL_FEED === 'true',
    },
    access: { secondApprover: values.ACCESS_SECOND_APPROVER === 'true', reminder: values.ACCESS_REMINDER },
    logLevel: values.LOG_LEVEL,
  };
}

const osmNames = {
  accessKey: 'OSM_ACCESS_KEY',
  secretKey: 'OSM_SECRET_KEY',
  securityToken: 'OSM_SECURITY_TOKEN',
  user: 'IAM_USER',
  password: 'IAM_PASSWORD',
  domain: 'IAM_DOMAIN',
  project: 'IAM_PROJECT',
} as const satisfies Partial<SettingNames> & Readonly<Record<string, keyof typeof variables>>;

function connectionOf(values: Values): Config['slack']['connection'] {
  if (values.SLACK_APP_TOKEN !== undefined)
    return { mode: 'socket', appToken: values.SLACK_APP_TOKEN, port: values.PORT };
  return { mode: 'http', signingSecret: values.SLACK_SIGNING_SECRET ?? '', port: values.PORT ?? standardPort };
}

function proxyOf({ HTTP_PROXY: http, HTTPS_PROXY: https, NO_PROXY: except }: Values): Config['proxy'] {
  return http === undefined && https === undefined ? undefined : { http, https, except };
}
