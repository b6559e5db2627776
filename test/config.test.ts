import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { variables } from '../src/config-variables.ts';
import { ConfigError, readConfig, secretsOf } from '../src/config.ts';
import { defaultTiming } from '../src/updates/timing.ts';

const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const key = { OSM_ACCESS_KEY: 'AK', OSM_SECRET_KEY: 'very-secret-key' };

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('names every missing variable at once, and what each is for', () => {
    const problems = problemsOf({});
    expect(problems).toHaveLength(4);
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'OSM_ACCESS_KEY', 'OSM_SECRET_KEY'] as const) {
      const line = problems.find((problem) => problem.startsWith(`${name} is missing`));
      expect(line).toContain(variables[name].purpose);
    }
  });

  it('counts an empty variable as not set', () => {
    expect(problemsOf({ ...slack, ...key, SLACK_BOT_TOKEN: ' ' })).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN is missing/),
    ]);
    expect(readConfig({ ...slack, ...key, DATABASE_URL: '' }).databaseUrl).toBe('file:data/service-tickets.db');
  });

  it('takes a slash command that Slack takes', () => {
    const commandOf = (SLACK_COMMAND: string) => readConfig({ ...slack, ...key, SLACK_COMMAND }).slack.command;
    expect([commandOf(''), commandOf('/huawei-desk'), commandOf('/工单')]).toEqual([
      '/ticket',
      '/huawei-desk',
      '/工单',
    ]);
    for (const wrong of ['ticket', '/Ticket', '/my ticket', '/', `/${'x'.repeat(32)}`, '/{x}']) {
      expect(problemsOf({ ...slack, ...key, SLACK_COMMAND: wrong })).toEqual([
        expect.stringMatching(/^SLACK_COMMAND .*start with a slash/),
      ]);
    }
  });

  it('uses Socket Mode where an app token is set, else HTTP mode', () => {
    expect(readConfig({ ...slack, ...key }).slack.connection).toEqual({ mode: 'socket', appToken: 'xapp-1' });
    expect(readConfig({ ...slack, ...key, PORT: '8080' }).slack.connection).toMatchObject({
      mode: 'socket',
      port: 8080,
    });
    const http = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', PORT: '8080', ...key });
    expect(http.slack.connection).toEqual({ mode: 'http', signingSecret: 's', port: 8080 });
    const standard = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', ...key });
    expect(standard.slack.connection).toMatchObject({ port: 3000 });
  });

  it('takes an access key, a user for tokens, or both, but no half of either', () => {
    const user = { IAM_USER: 'u', IAM_PASSWORD: 'p', IAM_DOMAIN: 'd' };
    expect(readConfig({ ...slack, ...user }).osm.accessKey).toBeUndefined();
    expect(readConfig({ ...slack, ...user, ...key }).osm).toMatchObject({
      accessKey: { id: 'AK' },
      password: { user: 'u' },
    });
    expect(problemsOf({ ...slack, OSM_ACCESS_KEY: 'AK' })).toEqual([
      expect.stringMatching(/^OSM_SECRET_KEY is missing/),
    ]);
    expect(problemsOf({ ...slack, ...key, IAM_USER: 'u' })).toHaveLength(2);
  });

  it('knows the addresses of each site, and lets both be replaced', () => {
    expect(readConfig({ ...slack, ...key, OSM_SITE: 'china' }).osm).toMatchObject({
      endpoint: expect.stringContaining('cn-south-1'),
      site: 0,
    });
    expect(readConfig({ ...slack, ...key, OSM_SITE: 'europe' }).osm.site).toBeUndefined();
    const own = readConfig({
      ...slack,
      ...key,
      OSM_ENDPOINT: 'http://127.0.0.1:1',
      IAM_ENDPOINT: 'http://127.0.0.1:2',
    });
    expect(own.osm).toMatchObject({ endpoint: 'http://127.0.0.1:1', iamEndpoint: 'http://127.0.0.1:2' });
  });

  it.each(['OSM_ENDPOINT', 'IAM_ENDPOINT'])('takes %s as scheme, host and path, and nothing else', (name) => {
    const { osm } = readConfig({ ...slack, ...key, [name]: 'https://proxy.example:8443/osm' });
    expect([osm.endpoint, osm.iamEndpoint]).toContain('https://proxy.example:8443/osm');
    const wrong = ['?canary=1', '#canary', ' ', '/can ary'].map((end) => `https://osm.example${end}`);
    for (const value of [...wrong, 'https://user:canary@osm.example', 'osm.example', 'ftp://osm.example']) {
      const problems = problemsOf({ ...slack, ...key, [name]: value });
      expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} must look like https://`))]);
      expect(problems.join()).not.toContain('canary');
    }
  });

  it('takes SLACK_API_URL as it is', () => {
    const SLACK_API_URL = 'http://slack.example:8080/api/';
    expect(readConfig({ ...slack, ...key, SLACK_API_URL }).slack.apiUrl).toBe(SLACK_API_URL);
  });

  it('leaves out what copying left around keys and names, and says so without the value', () => {
    const login = { IAM_USER: 'bot\n', IAM_PASSWORD: ' blank is mine \r\n', IAM_DOMAIN: ' d' };
    const config = readConfig({ ...slack, OSM_ACCESS_KEY: ' AK', OSM_SECRET_KEY: 'very-secret-key\r\n', ...login });
    expect(config.osm).toMatchObject({
      accessKey: { id: 'AK', secret: 'very-secret-key' },
      password: { user: 'bot', password: ' blank is mine ', domain: 'd' },
    });
    expect(config.warnings).toEqual(
      ['OSM_ACCESS_KEY', 'OSM_SECRET_KEY', 'IAM_USER', 'IAM_DOMAIN', 'IAM_PASSWORD'].map((name) =>
        expect.stringMatching(new RegExp(`^${name} has blanks or line breaks around it`)),
      ),
    );
    expect(config.warnings.join()).not.toMatch(/very-secret|blank is/);
  });

  it('knows by which variable an address came, for the errors that say what to check', () => {
    expect(readConfig({ ...slack, ...key }).osm.names).toMatchObject({ endpoint: 'OSM_SITE', iamEndpoint: 'OSM_SITE' });
    const own = { OSM_ENDPOINT: 'https://osm.example', IAM_ENDPOINT: 'https://iam.example' };
    expect(readConfig({ ...slack, ...key, ...own }).osm.names).toMatchObject({
      endpoint: 'OSM_ENDPOINT',
      iamEndpoint: 'IAM_ENDPOINT',
    });
  });

  it('gives guests and other organizations no role, unless told otherwise, and never more than requester', () => {
    expect(readConfig({ ...slack, ...key }).roles).toMatchObject({
      ...{ default: 'requester', guests: 'none', external: 'none', admins: [] },
    });
    const given = { ROLE_DEFAULT: 'none', ROLE_GUESTS: 'viewer', ROLE_EXTERNAL: 'requester' };
    expect(readConfig({ ...slack, ...key, ...given }).roles).toMatchObject({
      ...{ default: 'none', guests: 'viewer', external: 'requester' },
    });
    for (const name of ['ROLE_GUESTS', 'ROLE_EXTERNAL']) {
      for (const wrong of ['operator', 'admin', 'guest']) {
        expect(problemsOf({ ...slack, ...key, [name]: wrong })).toEqual([
          expect.stringMatching(`^${name} .*must be none, viewer or requester`),
        ]);
      }
    }
    expect(problemsOf({ ...slack, ...key, ROLE_DEFAULT: 'nobody' })).toEqual([
      expect.stringContaining('must be none, viewer, requester, operator or admin'),
    ]);
  });

  it('reads people as ids, and refuses names', () => {
    expect(readConfig({ ...slack, ...key, ROLE_ADMINS: 'U01ABC, S02DEF' }).roles.admins).toEqual(['U01ABC', 'S02DEF']);
    expect(problemsOf({ ...slack, ...key, ROLE_ADMINS: '@ann' })).toEqual([expect.stringContaining('user ids')]);
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'canary-no-token'],
    ['SLACK_API_URL', 'canary not a url'],
    ['SLACK_API_URL', 'file:///canary'],
    ['SLACK_API_URL', 'https://user:canary@slack.example/api/'],
    ['SLACK_API_URL', 'https://canary@slack.example/api/'],
    ['SLACK_API_URL', 'https://slack.example/api/?token=canary'],
    ['PORT', 'canary'],
    ['OSM_SITE', 'canary'],
    ['DATABASE_URL', 'mysql://root:canary@host/db'],
    ['POLL_INTERVAL', 'canary'],
    ['POLL_INTERVAL', '0'],
    ['POLL_INTERVAL_MAX', 'canary'],
    ['POLL_CHECK_INTERVAL', '1'],
    ['POLL_CALLS_PER_MINUTE', '11'],
    ['POLL_CALLS_PER_MINUTE', 'canary'],
    ['POLL_PAUSE_MAX', '-1'],
    ['HTTPS_PROXY', 'ftp://user:canary@proxy'],
    ['HTTP_PROXY', 'http://user:canary@'],
    ['LOG_LEVEL', 'canary'],
  ])('refuses %s=%s without repeating the value', (name, value) => {
    const problems = problemsOf({ ...slack, ...key, [name]: value });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} must `))]);
    expect(problems.join()).not.toContain('canary');
  });

  it('warns of variables that mean nothing any more, without repeating the value', () => {
    const { warnings } = readConfig({ ...slack, ...key, OSM_TIME_ZONE: 'canary/Berlin' });
    expect(warnings).toEqual([expect.stringMatching(/^OSM_TIME_ZONE is ignored/)]);
    expect(warnings.join()).not.toContain('canary');
    expect(readConfig({ ...slack, ...key, OSM_TIME_ZONE: ' ' }).warnings).toEqual([]);
  });

  it('says what kind of token stands in the place of another', () => {
    const swapped = { SLACK_BOT_TOKEN: 'xapp-canary-1', SLACK_APP_TOKEN: 'xoxb-canary-2' };
    const problems = problemsOf({ ...swapped, ...key });
    expect(problems).toEqual([
      expect.stringContaining('must start with xoxb-; this one starts with xapp- (swapped with SLACK_APP_TOKEN?)'),
      expect.stringContaining('must start with xapp-; this one starts with xoxb- (swapped with SLACK_BOT_TOKEN?)'),
    ]);
    expect(problemsOf({ ...slack, ...key, SLACK_BOT_TOKEN: 'xoxp-canary' })[0]).toContain('(a user token)');
    expect(problems.join()).not.toContain('canary');
  });

  it('reads how polls are paced, in milliseconds', () => {
    const { pollInterval, maxPollInterval, checkInterval, callsPerMinute, maxBackoff } = defaultTiming;
    expect(readConfig({ ...slack, ...key }).polling).toEqual({
      pollInterval,
      maxPollInterval,
      checkInterval,
      callsPerMinute,
      maxBackoff,
      useFeed: true,
    });
    const own = {
      POLL_INTERVAL: '0.05',
      POLL_INTERVAL_MAX: '30',
      POLL_CHECK_INTERVAL: '3600',
      POLL_CALLS_PER_MINUTE: '12',
      POLL_PAUSE_MAX: '60.0001',
      POLL_FEED: 'false',
    };
    expect(readConfig({ ...slack, ...key, ...own }).polling).toEqual({
      pollInterval: 50,
      maxPollInterval: 30_000,
      checkInterval: 3_600_000,
      callsPerMinute: 12,
      maxBackoff: 60_000,
      useFeed: false,
    });
  });

  it('reads proxies in every usual writing', () => {
    const proxyOf = (environment: Record<string, string>) => readConfig({ ...slack, ...key, ...environment }).proxy;
    expect(proxyOf({})).toBeUndefined();
    expect(proxyOf({ NO_PROXY: 'example.com' })).toBeUndefined();
    expect(proxyOf({ HTTPS_PROXY: 'proxy.corp:8080', NO_PROXY: 'a,b' })).toEqual({
      ...{ http: undefined, https: 'http://proxy.corp:8080', except: 'a,b' },
    });
    expect(proxyOf({ https_proxy: 'https://lower', HTTPS_PROXY: 'http://upper', http_proxy: 'http://h' })).toEqual({
      ...{ http: 'http://h', https: 'https://lower', except: '' },
    });
    const config = readConfig({ ...slack, ...key, HTTPS_PROXY: 'http://us%40er:p%3Aw0rd%2F@proxy:1' });
    expect(secretsOf(config)).toEqual(
      expect.arrayContaining(['p%3Aw0rd%2F', 'p:w0rd/', Buffer.from('us@er:p:w0rd/').toString('base64')]),
    );
  });

  it('knows which of its values are secrets', () => {
    const config = readConfig({
      ...slack,
      ...key,
      OSM_SECURITY_TOKEN: 'temporary',
      DATABASE_URL: 'postgres://me:p%40ss@localhost/db',
    });
    expect(secretsOf(config)).toEqual(['xoxb-1', 'xapp-1', 'very-secret-key', 'temporary', 'p@ss']);
  });
});

describe('.env.example', () => {
  it('explains every variable, and no other', () => {
    const names = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(names.toSorted()).toEqual(Object.keys(variables).toSorted());
  });
});
