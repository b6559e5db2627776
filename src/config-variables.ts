import { z } from 'zod';
import { isEndpoint } from './osm/endpoint.ts';
import { visibilityModes } from './tickets/visibility/rule.ts';

const text = z.string().min(1).optional();

/** Lists of Slack user ids (U…, W… for org users) and user group ids (S…). */
const people = z
  .string()
  .default('')
  .transform((list) => list.split(/[\s,]+/).filter((id) => id !== ''))
  .pipe(
    z.array(
      z.string().regex(/^[USW][A-Z0-9]{2,}$/, 'it takes user ids (U…) or user group ids (S…), separated by commas'),
    ),
  );

/** The role of people who are no members: what finishes the work of others, or lets somebody in, is not for them. */
const outsider = z.enum(['none', 'viewer', 'requester'], 'it takes none, viewer or requester').default('none');

/** A duration in seconds; read as whole milliseconds. */
const seconds = (least: number, standard: number) =>
  z.coerce
    .number('it takes a number of seconds')
    .min(least)
    .default(standard)
    .transform((value) => Math.round(value * 1000));

const address = z
  .string()
  .refine(isEndpoint, 'it has the form https://host or https://host/path, without user, query, fragment and blanks');

/** A proxy, often written without its scheme; the message never shows it, for it may hold a password. */
const proxy = z
  .string()
  .transform((value) => (/^\w+:\/\//.test(value) ? value : `http://${value}`))
  .pipe(
    z.url({ protocol: /^https?$/, error: 'it takes an address such as http://user:password@proxy.example.com:8080' }),
  )
  .optional();

/** The kinds of token by which others are mistaken; nothing else of a value is ever shown. */
const kinds: Readonly<Record<string, string>> = {
  'xoxb-': 'swapped with SLACK_BOT_TOKEN?',
  'xapp-': 'swapped with SLACK_APP_TOKEN?',
  'xoxp-': 'a token of a person',
  'xoxe.': 'a token that rotates; turn token rotation off',
  'xoxe-': 'a token that rotates; turn token rotation off',
};

/** What is wrong with a token, by its first letters. */
const token = (wanted: string) => (issue: { readonly input?: unknown }) => {
  const found = typeof issue.input === 'string' ? issue.input.slice(0, 5) : '';
  const kind = kinds[found];
  return `it must start with ${wanted}${kind === undefined ? '' : `; this one starts with ${found} (${kind})`}`;
};

/** Every environment variable: its form, and what it is for (the end of a sentence; shown where it is missing or wrong). */
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
    purpose: 'the secret that Slack signs requests with in HTTP mode, from Basic Information of your Slack app',
  },
  SLACK_COMMAND: {
    // Slack's own limits: up to 32 characters with the slash, lower case, no blanks.
    form: z
      .string()
      .regex(
        /^\/[\p{Ll}\p{Lo}\p{N}_-]{1,31}$/u,
        'it starts with a slash and has up to 32 letters in lower case, such as /ticket',
      )
      .default('/ticket'),
    purpose: 'the slash command of your Slack app, as in its manifest',
  },
  SLACK_API_URL: {
    form: address.default('https://slack.com/api/'),
    purpose: "the address of Slack's Web API, for proxies",
  },
  PORT: {
    form: z.coerce.number('it takes a number').int().min(0).max(65535).optional(),
    purpose: 'the port to listen on in HTTP mode (3000), and for /healthz and /readyz in Socket Mode',
  },
  OSM_SITE: {
    form: z
      .enum(['china', 'international', 'europe'], 'it takes china, international or europe')
      .default('international'),
    purpose: 'the Huawei Cloud site of your account, which decides the addresses',
  },
  OSM_ENDPOINT: {
    form: address.optional(),
    purpose: 'the address of the ticket API, where it is not that of the site',
  },
  IAM_ENDPOINT: { form: address.optional(), purpose: 'the address of IAM, where it is not that of the site' },
  OSM_ACCESS_KEY: { form: text, purpose: 'the access key id (AK) of a Huawei Cloud user who may work on tickets' },
  OSM_SECRET_KEY: { form: text, purpose: 'the secret access key (SK) that belongs to OSM_ACCESS_KEY' },
  OSM_SECURITY_TOKEN: { form: text, purpose: 'the security token that goes with a temporary access key' },
  OSM_DOMAIN_ID: { form: text, purpose: 'the account id, asked from IAM where it is not given' },
  IAM_USER: { form: text, purpose: 'the name of the IAM user to fetch tokens for' },
  IAM_PASSWORD: { form: text, purpose: 'the password of IAM_USER' },
  IAM_DOMAIN: { form: text, purpose: 'the account name (domain) of IAM_USER' },
  IAM_PROJECT: { form: text, purpose: 'the project to scope tokens to, the whole account where it is not given' },
  OSM_GROUP_ID: { form: text, purpose: "the IAM user group whose members' tickets are worked on together" },
  OSM_ISV: {
    form: z
      .enum(['yes', 'no'], 'it takes yes or no')
      .default('no')
      .transform((value) => value === 'yes'),
    purpose:
      'whether the account is that of a software vendor (ISV), who opens tickets under an agreement of their own',
  },
  OSM_LANGUAGE: {
    form: z.enum(['en-us', 'zh-cn'], 'it takes en-us or zh-cn').default('en-us'),
    purpose: 'the language of names that the ticket API serves',
  },
  HTTPS_PROXY: { form: proxy, purpose: 'the proxy for https addresses, which are all of Slack and Huawei Cloud' },
  HTTP_PROXY: { form: proxy, purpose: 'the proxy for http addresses, and for https ones if HTTPS_PROXY is not set' },
  NO_PROXY: {
    form: z.string().default(''),
    purpose: 'the hosts that are reached without the proxy, separated by commas',
  },
  DATABASE_URL: {
    form: z
      .string()
      .regex(/^(file:|postgres(ql)?:\/\/)/, 'it starts with file: or postgres://')
      .default('file:data/service-tickets.db'),
    purpose: 'where data is kept, a file (file:path) or a PostgreSQL server (postgres://…)',
  },
  ROLE_DEFAULT: {
    form: z
      .enum(['none', 'viewer', 'requester', 'operator', 'admin'], 'it takes none, viewer, requester, operator or admin')
      .default('requester'),
    purpose: 'the role of every member who is not named below',
  },
  ROLE_GUESTS: { form: outsider, purpose: 'the role of every guest of the workspace, whatever list names them' },
  ROLE_EXTERNAL: {
    form: outsider,
    purpose: 'the role of everybody of another organization in a shared channel, whatever list names them',
  },
  ROLE_VIEWERS: { form: people, purpose: 'who may only look' },
  ROLE_REQUESTERS: { form: people, purpose: 'who may open and answer tickets' },
  ROLE_OPERATORS: { form: people, purpose: 'who may also finish the tickets of others' },
  ROLE_ADMINS: {
    form: people,
    purpose: "who may also delete tickets, Slack's workspace owners and admins if it is empty",
  },
  POLL_INTERVAL: {
    form: seconds(0.05, 15),
    purpose: 'how often an active ticket is looked at, in seconds',
  },
  POLL_INTERVAL_MAX: {
    form: seconds(0.05, 600),
    purpose: 'how often the quietest tickets are looked at, in seconds',
  },
  POLL_CHECK_INTERVAL: {
    form: seconds(60, 86_400),
    purpose: 'how often a followed ticket is read as a whole, in case the feed skipped something, in seconds',
  },
  POLL_CALLS_PER_MINUTE: {
    form: z.coerce.number('it takes a number').int().min(12).default(600),
    purpose: 'how many calls a minute are spent on looking at followed tickets, at most',
  },
  POLL_FEED: {
    form: z.enum(['true', 'false'], 'it takes true or false').default('true'),
    purpose: 'whether messages are read from the feed; false: each ticket is read by itself',
  },
  POLL_PAUSE_MAX: {
    form: seconds(1, 300),
    purpose: 'how long looking at tickets pauses at most while the ticket API fails, in seconds',
  },
  ACCESS_SECOND_APPROVER: {
    form: z.enum(['true', 'false'], 'it takes true or false').default('false'),
    purpose: 'whether two different people have to approve before an engineer is let in to a host',
  },
  ACCESS_REMINDER: {
    form: seconds(0, 600),
    purpose: "how long before an engineer's access ends its thread is reminded, in seconds",
  },
  TICKET_VISIBILITY: {
    form: z.enum(visibilityModes, 'it takes account, private or channels').default('private'),
    purpose: 'how much of the account people see who are no operators: all, all but private tickets, or only theirs',
  },
  AUDIT_READS: {
    form: z.enum(['true', 'false'], 'it takes true or false').default('false'),
    purpose: 'whether the audit log also records who reads which ticket',
  },
  LOG_LEVEL: {
    form: z
      .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], 'it takes a level such as info')
      .default('info'),
    purpose: 'how much is logged',
  },
} as const;
