import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ids } from '../../src/slack/ids.ts';

/** The part of Slack's manifest schema that the app uses, with its documented limits; nothing else may stand in a manifest. */
const manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.number() }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140),
    long_description: z.string().min(174).max(4000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(false),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().max(80), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().min(1),
          type: z.enum(['message', 'global']),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      )
      .max(10),
    slash_commands: z.array(
      z.strictObject({
        command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
        description: z.string().max(2000),
        usage_hint: z.string().max(1000),
        should_escape: z.literal(true),
        url: z.url({ protocol: /^https$/ }).optional(),
      }),
    ),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(z.string()), request_url: z.url().optional() }),
    interactivity: z.strictObject({
      is_enabled: z.literal(true),
      request_url: z.url().optional(),
      message_menu_options_url: z.url().optional(),
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
});

/** The bot scopes that each method needs in public and private channels (Slack's method reference). */
const scopesOf: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.replies': ['channels:history', 'groups:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.push': [],
  'views.update': [],
};

/** What is needed beyond Web API methods: the command and shortcuts, mentions, and file downloads with the token. */
const otherScopes = ['commands', 'app_mentions:read', 'files:read'];

const read = (name: string) => manifest.parse(JSON.parse(readFileSync(`manifests/${name}.json`, 'utf8')));

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
  it('is a manifest within the documented limits', () => {
    expect(() => read(name)).not.toThrow();
  });

  it('asks for the scopes that the called methods need, no more', () => {
    const methods = [...calledMethods()];
    expect(methods.filter((method) => !(method in scopesOf))).toEqual([]);
    const needed = new Set([...otherScopes, ...methods.flatMap((method) => scopesOf[method] ?? [])]);
    expect(read(name).oauth_config.scopes.bot.toSorted()).toEqual([...needed].toSorted());
  });

  it('names the command and shortcuts that the app listens to', () => {
    const { slash_commands: commands, shortcuts } = read(name).features;
    expect(commands.map((each) => each.command)).toEqual([ids.command]);
    expect(shortcuts.map((each) => each.callback_id).toSorted()).toEqual(Object.values(ids.shortcuts).toSorted());
  });
});

describe('the two manifests', () => {
  it('differ only in how Slack reaches the app', () => {
    const [socket, http] = [read('socket-mode'), read('http')];
    const url = http.settings.event_subscriptions.request_url;
    expect(http.settings.interactivity).toEqual({ is_enabled: true, request_url: url, message_menu_options_url: url });
    expect(http.features.slash_commands.every((command) => command.url === url)).toBe(true);
    expect(JSON.parse(JSON.stringify({ ...http, settings: undefined, features: undefined }))).toEqual(
      JSON.parse(JSON.stringify({ ...socket, settings: undefined, features: undefined })),
    );
    expect([socket.settings.socket_mode_enabled, http.settings.socket_mode_enabled]).toEqual([true, false]);
  });
});
