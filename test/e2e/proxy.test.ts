import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort } from '../../src/sandbox/free-port.ts';
import { playScenario } from '../../src/sandbox/scenario/scenario.ts';
import { children } from '../support/child.ts';
import { createTlsFronts, startProxy, type ProxyOptions } from '../support/proxy.ts';
import { closing, scenarioEngineer, secrets, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, replyIn } from '../support/user.ts';

/** Hosts that exist only for the proxy, so that nothing is reached without it. */
const hosts = ['slack.test', 'osm.test', 'iam.test'] as const;
const credentials = { user: 'bot@corp', password: 'canary:proxy/password' };

/** A full scenario each, by a bot with its normal delays. */
const patience = 120_000;

describe('behind a proxy', () => {
  const open = closing(afterEach);
  const start = children(afterEach);
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(closers.splice(0).map((close) => close()));
  });

  const proxied = async (options: ProxyOptions) => {
    const proxy = await startProxy(options);
    closers.push(() => proxy.close());
    return proxy;
  };
  const portOf = (url: string | undefined) => Number(new URL(url ?? '').port);

  /** Both embedded servers under their own names, and the environment with which a bot finds them. */
  async function world(mode: 'socket' | 'http', secure: boolean) {
    const scheme = secure ? 'https' : 'http';
    const sandbox = await open({
      ...{ mode, bot: false, engineer: scenarioEngineer },
      // How soon a bot that has just begun answers is not what this is about.
      workspace: { publicOrigin: `${scheme}://slack.test`, triggerLife: 30_000, ackDeadline: 30_000 },
    });
    const { SLACK_API_URL: slack, OSM_ENDPOINT: osm } = sandbox.environment;
    const ports = { 'slack.test': portOf(slack), 'osm.test': portOf(osm), 'iam.test': portOf(osm) };
    const fronts = secure ? createTlsFronts() : undefined;
    if (fronts !== undefined) closers.push(() => fronts.close());
    const routes: Record<string, number> = {};
    for (const host of hosts) {
      if (fronts === undefined) routes[`${host}:80`] = ports[host];
      else routes[`${host}:443`] = await fronts.add(host, () => ports[host]);
    }
    const authority = join(sandbox.folder, 'authority.pem');
    if (fronts !== undefined) await writeFile(authority, fronts.authority);
    const environment = {
      ...sandbox.environment,
      SLACK_API_URL: `${scheme}://slack.test/api/`,
      OSM_ENDPOINT: `${scheme}://osm.test`,
      IAM_ENDPOINT: `${scheme}://iam.test`,
      ...(secure && { NODE_EXTRA_CA_CERTS: authority }),
    };
    return { sandbox, routes, environment };
  }

  async function plays(sandbox: Sandbox): Promise<string> {
    await playScenario(sandbox, () => undefined);
    const [ticket] = sandbox.tickets.list();
    expect(ticket?.status).toBe(3);
    expect(ticket?.messages[0]?.attachments).toHaveLength(1);
    return ticket?.id ?? '';
  }

  it(
    'with a password and private certificates, the bot plays the entire scenario over Socket Mode',
    async () => {
      const { sandbox, routes, environment } = await world('socket', true);
      const proxy = await proxied({ routes, credentials });
      const bot = start('src/main.ts', {
        cwd: sandbox.folder,
        environment: {
          ...environment,
          HTTPS_PROXY: proxy.url,
          // Tokens come from IAM, through the same proxy.
          OSM_ACCESS_KEY: '',
          OSM_SECRET_KEY: '',
          ...{ IAM_USER: 'service-tickets', IAM_PASSWORD: secrets.password, IAM_DOMAIN: 'acme' },
          IAM_PROJECT: 'ap-southeast-3',
        },
      });
      await bot.writes('"ready"');
      await plays(sandbox);

      // A file by the engineer takes another route, by its own address.
      const id = sandbox.tickets.create({ description: 'A file comes back' });
      await sandbox.user('maya').ask(`/ticket link ${id}`);
      await cardOf(sandbox.workspace, id);
      const data = Buffer.from('all of it').toString('base64');
      sandbox.tickets.say(id, 'See the log', { attachments: [{ name: 'server.log', data }] });
      await replyIn(sandbox.workspace, id, 'See the log');
      const { ts } = await cardOf(sandbox.workspace, id);
      await until(
        () =>
          sandbox.workspace.thread('#support', ts).some(({ files }) => files.some(({ name }) => name === 'server.log')),
        'the file in the thread',
      );
      expect([...proxy.tunnels.keys()].sort()).toEqual(hosts.map((host) => `${host}:443`).sort());
      expect(proxy.refused()).toBe(0);

      const said = bot.stdout() + bot.stderr();
      const basic = Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64');
      for (const secret of [credentials.password, encodeURIComponent(credentials.password), basic])
        expect(said).not.toContain(secret);
    },
    patience,
  );

  it(
    'without a password, the bot plays the entire scenario over HTTP',
    async () => {
      const { sandbox, routes, environment } = await world('http', false);
      const proxy = await proxied({ routes });
      const port = await freePort();
      // In lower case and without a scheme, as is common.
      const http_proxy = proxy.url.replace('http://', '');
      const bot = start('src/main.ts', {
        cwd: sandbox.folder,
        environment: { ...environment, http_proxy, PORT: String(port) },
      });
      await bot.writes('"ready"');
      expect(await sandbox.workspace.setRequestUrl(`http://127.0.0.1:${port}/slack/events`)).toBe(true);
      await plays(sandbox);
      // With an access key, IAM is asked only for the account.
      expect([...proxy.tunnels.keys()].sort()).toEqual(hosts.map((host) => `${host}:80`).sort());
      expect(proxy.refused()).toBe(0);
    },
    patience,
  );

  it('that refuses the password is named in the log, without the password; hosts in NO_PROXY are not requested through it', async () => {
    const { sandbox, routes, environment } = await world('socket', false);
    const proxy = await proxied({ routes, credentials });
    const wrong = new URL(proxy.url);
    wrong.password = 'canary-of-nobody';
    const bot = start('src/main.ts', { cwd: sandbox.folder, environment: { ...environment, HTTP_PROXY: wrong.href } });
    await bot.writes('The proxy answered 407: check user and password in HTTPS_PROXY');
    expect(proxy.tunnels.size).toBe(0);
    expect(bot.stdout() + bot.stderr()).not.toContain('canary-of-nobody');

    const before = proxy.refused();
    const direct = start('src/main.ts', {
      cwd: sandbox.folder,
      environment: { ...environment, HTTP_PROXY: wrong.href, NO_PROXY: 'localhost, .test' },
    });
    await direct.writes('retrying');
    expect(direct.stdout()).toMatch(/ENOTFOUND|EAI_AGAIN/);
    bot.signal('SIGKILL');
    await bot.ended;
    expect(proxy.refused()).toBeGreaterThanOrEqual(before);
    expect(direct.stdout()).not.toContain('The proxy answered');
  });

  it('that refuses the password on the way to the ticket service is named in the log', async () => {
    const { sandbox, routes, environment } = await world('socket', false);
    const proxy = await proxied({ routes, credentials });
    const bot = start('src/main.ts', {
      cwd: sandbox.folder,
      environment: {
        ...environment,
        SLACK_API_URL: sandbox.environment.SLACK_API_URL ?? '',
        HTTP_PROXY: proxy.url.replace(/canary[^@]*@/, 'canary-of-nobody@'),
        NO_PROXY: '127.0.0.1',
      },
    });
    const { host } = new URL(proxy.url);
    await bot.writes(`the proxy (${host}) asks for a login`);
    expect(bot.stdout() + bot.stderr()).not.toContain('canary-of-nobody');
  });
});
