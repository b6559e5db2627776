import { z } from 'zod';
import { isEndpoint } from './osm/endpoint.ts';
import { visibilityModes } from './tickets/visibility/rule.ts';

const text = z.string().min(1).optional();

/** Lists of Slack user IDs (U…, W… for org users) and user group IDs (S…). */
const people = z
  .string()
  .default('')
  .transform((list) => list.split(/[\s,]+/).filter((id) => id !== ''))
  .pipe(
    z.array(
      z.string().regex(/^[USW][A-Z0-9]{2,}$/, 'must list user ids (U…) or user group ids (S…), separated by commas'),
    ),
  );

/** The role of people who aren't members. They can't end the work of others or grant access. */
const outsider = z.enum(['none', 'viewer', 'requester'], 'must be none, viewer or requester').default('none');

/** A duration in seconds, converted to whole milliseconds. */
const seconds = (least: number, standard: number) =>
  z.coerce
    .number('must be a number of seconds')
    .min(least, `must be at least ${least}`)
    .default(standard)
    .transform((value) => Math.round(value * 1000));

const address = z
  .string()
  .refine(isEndpoint, 'must look like https://host or https://host/path, without user, query, fragment or blanks');

/** A proxy, often without its scheme. The message never shows it, because it can hold a password. */
const proxy = z
  .string()
  .transform((value) => (/^\w+:\/\//.test(value) ? value : `http://${value}`))
  .pipe(
    z.url({ protocol: /^https?$/, error: 'must be an address such as http://user:password@proxy.example.com:8080' }),
  )
  .optional();

/** The kinds of tokens that are confused with each other. No other part of a value is ever shown. */
const kinds: Readonly<Record<string, string>> = {
  'xoxb-': 'swapped with SLACK_BOT_TOKEN?',
  'xapp-': 'swapped with SLACK_APP_TOKEN?',
  'xoxp-': 'a user token',
  'xoxe.': 'a rotating token; turn off token rotation',
  'xoxe-': 'a rotating token; turn off token rotation',
};

const port = 'must be a port from 0 to 65535';
const calls = 'must be a whole number of at least 12';

/** Says what is wrong with a token, by its prefix. */
const token = (wanted: string) => (issue: { readonly input?: unknown }) => {
  const found = typeof issue.input === 'string' ? issue.input.slice(0, 5) : '';
  const kind = kinds[found];
  return `must start with ${wanted}${kind === undefined ? '' : `; this one starts with ${found} (${kind})`}`;
};

/** Every environment variable: its format, and its purpose (the end of a sentence, shown if it is missing or wrong). */
export const variables = {
  SLACK_BOT_TOKEN: {
    form: z.string().regex(/^xoxb-/, { error: token('xoxb-') }),
    purpose: "the bot's token (xoxb-…), from OAuth & Permissions of your Slack app",
  },
  SLACK_APP_TOKEN: {
    form: z
      .string()
      .regex(/^xapp-/, { error: token('xapp-') })
      .optional(),
    purpose:
      'the app-level token (xapp-…, scope connections:write) for Socket Mode, from Basic Information of your Slack app',
  },
  SLACK_SIGNING_SECRET: {
    form: text,
    purpose: 'the signing secret for HTTP mode, from Basic Information of your Slack app',
  },
  SLACK_COMMAND: {
    // Slack's limits: up to 32 characters including the slash, lower case, no blanks.
    form: z
      .string()
      .regex(
        /^\/[\p{Ll}\p{Lo}\p{N}_-]{1,31}$/u,
        'must start with a slash and have up to 32 lowercase letters, such as /ticket',
      )
      .default('/ticket'),
    purpose: 'the slash command, as in the manifest of your Slack app',
  },
  SLACK_API_URL: {
    form: address.default('https://slack.com/api/'),
    purpose: "the address of Slack's Web API, for reverse proxies",
  },
  PORT: {
    form: z.coerce.number(port).int(port).min(0, port).max(65535, port).optional(),
    purpose: 'the port for HTTP mode (default 3000), and for health checks in Socket Mode',
  },
  OSM_SITE: {
    form: z
      .enum(['china', 'international', 'europe'], 'must be china, international or europe')
      .default('international'),
    purpose: 'the Huawei Cloud site of your account, which sets both addresses',
  },
  OSM_ENDPOINT: {
    form: address.optional(),
    purpose: "the address of the ticket API, if it isn't the site's",
  },
  IAM_ENDPOINT: { form: address.optional(), purpose: "the address of IAM, if it isn't the site's" },
  OSM_ACCESS_KEY: { form: text, purpose: 'the access key id (AK) of a Huawei Cloud user with ticket permissions' },
  OSM_SECRET_KEY: { form: text, purpose: 'the secret access key (SK) for OSM_ACCESS_KEY' },
  OSM_SECURITY_TOKEN: { form: text, purpose: 'the security token of a temporary access key' },
  OSM_DOMAIN_ID: { form: text, purpose: 'the account id; looked up in IAM if not set' },
  IAM_USER: { form: text, purpose: 'the IAM user name for tokens' },
  IAM_PASSWORD: { form: text, purpose: 'the password of IAM_USER' },
  IAM_DOMAIN: { form: text, purpose: 'the account name (domain) of IAM_USER' },
  IAM_PROJECT: { form: text, purpose: 'the project for tokens; the whole account if not set' },
  OSM_GROUP_ID: { form: text, purpose: 'the IAM user group whose members share tickets' },
  OSM_ISV: {
    form: z
      .enum(['yes', 'no'], 'must be yes or no')
      .default('no')
      .transform((value) => value === 'yes'),
    purpose: 'whether the account belongs to a software vendor (ISV) with its own ticket agreement',
  },
  OSM_LANGUAGE: {
    form: z.enum(['en-us', 'zh-cn'], 'must be en-us or zh-cn').default('en-us'),
    purpose: 'the language of names from the ticket API',
  },
  HTTPS_PROXY: { form: proxy, purpose: 'the proxy for https addresses (all of Slack and Huawei Cloud)' },
  HTTP_PROXY: { form: proxy, purpose: 'the proxy for http addresses; also for https if HTTPS_PROXY is not set' },
  NO_PROXY: {
    form: z.string().default(''),
    purpose: 'hosts to reach without the proxy, separated by commas',
  },
  DATABASE_URL: {
    form: z
      .string()
      .regex(/^(file:|postgres(ql)?:\/\/)/, 'must start with file: or postgres://')
      .default('file:data/service-tickets.db'),
    purpose: 'where data is stored: a file (file:path) or a PostgreSQL server (postgres://…)',
  },
  ROLE_DEFAULT: {
    form: z
      .enum(['none', 'viewer', 'requester', 'operator', 'admin'], 'must be none, viewer, requester, operator or admin')
      .default('requester'),
    purpose: 'the role of every member not in a list below',
  },
  ROLE_GUESTS: { form: outsider, purpose: 'the role of every guest, even if a list names them' },
  ROLE_EXTERNAL: {
    form: outsider,
    purpose: 'the role of everyone from another organization, even if a list names them',
  },
  ROLE_VIEWERS: { form: people, purpose: 'who can only view' },
  ROLE_REQUESTERS: { form: people, purpose: 'who can open and answer tickets' },
  ROLE_OPERATORS: { form: people, purpose: "who can also close other people's tickets" },
  ROLE_ADMINS: {
    form: people,
    purpose: 'who can also delete tickets; if empty, the owners and admins of the Slack workspace',
  },
  POLL_INTERVAL: {
    form: seconds(0.05, 15),
    purpose: 'how often to check active tickets, in seconds',
  },
  POLL_INTERVAL_MAX: {
    form: seconds(0.05, 600),
    purpose: 'how often to check the quietest tickets, in seconds',
  },
  POLL_CHECK_INTERVAL: {
    form: seconds(60, 86_400),
    purpose: 'how often to read a followed ticket in full, in case the feed skipped something, in seconds',
  },
  POLL_CALLS_PER_MINUTE: {
    form: z.coerce.number(calls).int(calls).min(12, calls).default(600),
    purpose: 'the maximum number of calls per minute for checking tickets',
  },
  POLL_FEED: {
    form: z.enum(['true', 'false'], 'must be true or false').default('true'),
    purpose: 'whether to read messages from the feed (true) or ticket by ticket (false)',
  },
  POLL_PAUSE_MAX: {
    form: seconds(1, 300),
    purpose: 'the longest pause between checks while the ticket API fails, in seconds',
  },
  ACCESS_SECOND_APPROVER: {
    form: z.enum(['true', 'false'], 'must be true or false').default('false'),
    purpose: 'whether two people must approve before an engineer gets access to a host',
  },
  ACCESS_REMINDER: {
    form: seconds(0, 600),
    purpose: "how long before an engineer's access ends to post a reminder, in seconds",
  },
  TICKET_VISIBILITY: {
    form: z.enum(visibilityModes, 'must be account, private or channels').default('private'),
    purpose: 'which tickets people see who are not operators: all, all but private ones, or only their own',
  },
  AUDIT_READS: {
    form: z.enum(['true', 'false'], 'must be true or false').default('false'),
    purpose: 'whether the audit log also records who reads which ticket',
  },
  LOG_LEVEL: {
    form: z
      .enum(
        ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'],
        'must be silent, fatal, error, warn, info, debug or trace',
      )
      .default('info'),
    purpose: 'the log level',
  },
} as const;
