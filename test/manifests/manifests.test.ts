import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { variables } from '../../src/config-variables.ts';
import { appManifest } from '../../src/manifest/app-manifest.ts';
import { readManifest } from '../../src/sandbox/workspace/manifest.ts';
import { botEvents, botScopes } from '../../src/slack/scopes.ts';
import { ids } from '../../src/slack/kit/ids.ts';
import { children } from '../support/child.ts';
import { present } from '../support/present.ts';

/** The bot scopes that each method needs in public and private channels (Slack's method reference). */
const scopesOf: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'conversations.open': ['im:write'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.replies': ['channels:history', 'groups:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.info': ['files:read'],
  'files.getUploadURLExternal': ['files:write'],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.push': [],
  'views.update': [],
};

/** What is needed beyond Web API methods and events: the command and shortcuts, and file downloads with the token. */
const otherScopes = ['commands', 'files:read'];

/** The scope that each event takes (Slack's event reference). */
const scopesOfEvents: Readonly<Record<string, readonly string[]>> = {
  app_mention: ['app_mentions:read'],
  channel_shared: ['channels:read', 'groups:read'],
  channel_unarchive: ['channels:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  'message.im': ['im:history'],
};

const permissions = readFileSync('docs/permissions.md', 'utf8');

/** The first column of a table in docs/permissions.md. */
const documented = (section: string) =>
  [...(permissions.split(`## ${section}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/^\| `([^`]+)`/gm)].map(
    ([, name]) => name,
  );

/** Refuses what Slack would refuse; the parts that our manifests have are there. */
function read(name: string) {
  const { display_information, features, oauth_config, settings } = readManifest(
    JSON.parse(readFileSync(`manifests/${name}.json`, 'utf8')),
  );
  return {
    display: display_information,
    home: present(features?.app_home),
    bot: present(features?.bot_user),
    commands: present(features?.slash_commands),
    shortcuts: present(features?.shortcuts),
    scopes: present(oauth_config?.scopes?.bot),
    settings: present(settings),
  };
}

function calledMethods(): Set<string> {
  const sources = readdirSync('src/slack', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(`src/slack/${path}`, 'utf8'));
  const calls = sources.flatMap((text) => [
    ...text.matchAll(/\b(?:client|web)\s*\.((?:[a-zA-Z]+\s*\.\s*){1,2}[a-zA-Z]+)\(/g),
  ]);
  return new Set(calls.map((call) => (call[1] ?? '').replaceAll(/\s/g, '')));
}

describe.each(['socket-mode', 'http'])('manifests/%s.json', (name) => {
  it('is one that Slack takes', () => {
    expect(() => read(name)).not.toThrow();
  });

  it('has messages to and from the app, no Home tab, and escaped names in commands', () => {
    const { home, commands, settings } = read(name);
    expect(home).toEqual({
      home_tab_enabled: false,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(commands.every((command) => command.should_escape === true)).toBe(true);
    // The bot's token is configured once, and stays.
    expect(settings.token_rotation_enabled).toBe(false);
  });

  it('asks for the scopes that the called methods need, no more', () => {
    const methods = [...calledMethods()];
    expect(methods.filter((method) => !(method in scopesOf))).toEqual([]);
    const events = read(name).settings.event_subscriptions?.bot_events ?? [];
    const needed = new Set([
      ...otherScopes,
      ...methods.flatMap((method) => scopesOf[method] ?? []),
      ...events.flatMap((event) => scopesOfEvents[event] ?? ['(unknown)']),
    ]);
    expect(read(name).scopes.toSorted()).toEqual([...needed].toSorted());
    expect(read(name).scopes).toEqual(botScopes);
    expect(events).toEqual(botEvents);
  });

  it('asks for nothing that docs/permissions.md does not give a reason for', () => {
    expect(documented('Scopes of the bot token')).toEqual(read(name).scopes);
    expect(documented('Events')).toEqual(read(name).settings.event_subscriptions?.bot_events);
    for (const method of calledMethods())
      if (scopesOf[method]?.length !== 0) expect(permissions).toContain(`\`${method}\``);
  });

  it('names the command and shortcuts that the app listens to', () => {
    const { commands, shortcuts } = read(name);
    expect(commands.map((each) => each.command)).toEqual([variables.SLACK_COMMAND.form.parse(undefined)]);
    expect(shortcuts.map((each) => each.callback_id).toSorted()).toEqual(Object.values(ids.shortcuts).toSorted());
  });
});

describe('the two manifests', () => {
  it('differ only in how Slack reaches the app', () => {
    const [socket, http] = [read('socket-mode'), read('http')];
    const url = http.settings.event_subscriptions?.request_url;
    expect(url).toMatch(/^https:.*\/slack\/events$/);
    expect(http.settings.interactivity).toEqual({ is_enabled: true, request_url: url, message_menu_options_url: url });
    expect(http.commands).toEqual(socket.commands.map((command) => ({ ...command, url })));
    expect({ ...http, settings: {}, commands: [] }).toEqual({ ...socket, settings: {}, commands: [] });
    expect([socket.settings.socket_mode_enabled, http.settings.socket_mode_enabled]).toEqual([true, false]);
  });
});

describe('npm run manifest', () => {
  const start = children(afterEach);
  let cwd: string;
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'manifest-'));
  });
  afterAll(() => rmSync(cwd, { recursive: true }));
  const run = async (environment: Record<string, string>, ...args: string[]) => {
    const child = start('src/manifest/main.ts', { cwd, environment, args });
    return { code: await child.ended, stdout: child.stdout(), stderr: child.stderr() };
  };

  it('prints what stands in manifests/', async () => {
    const file = (name: string) => readFileSync(`manifests/${name}.json`, 'utf8');
    expect((await run({})).stdout).toBe(file('socket-mode'));
    expect((await run({ SLACK_COMMAND: '' }, '--http', 'https://tickets.example.com')).stdout).toBe(file('http'));
  });

  it('prints it with another command, in all of its texts', async () => {
    const own = appManifest({ command: '/huawei_desk' });
    expect(() => readManifest(own)).not.toThrow();
    expect(JSON.stringify(own)).not.toContain('/ticket ');
    const { stdout } = await run({ SLACK_COMMAND: '/huawei_desk' });
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(own)));
    expect((await run({ SLACK_COMMAND: '/other' }, '--command', '/huawei_desk')).stdout).toBe(stdout);
  });

  it.each([
    [['--command', 'Desk'], /--command: .*must start with a slash/],
    [['--http', 'tickets.example.com'], /--http takes .*https:/],
    [['--http', 'https://user:canary@tickets.example.com'], /--http takes .*without user/],
  ])('says what is wrong with %j, and how it is used', async (args, words) => {
    const { code, stdout, stderr } = await run({}, ...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(words);
    expect(stderr).toContain('--http URL');
  });
});
