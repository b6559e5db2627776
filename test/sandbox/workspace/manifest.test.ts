import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ManifestError, readManifest } from '../../../src/sandbox/workspace/manifest.ts';
import { startWorkspace } from '../../../src/sandbox/workspace/index.ts';

const good = JSON.parse(readFileSync('manifests/http.json', 'utf8')) as object;

/** The manifest with one thing put in at a path such as `features.shortcuts.1.name`. */
function changed(path: string, value: unknown): object {
  const copy = structuredClone(good) as Record<string, unknown>;
  const keys = path.split('.');
  const holder = keys.slice(0, -1).reduce((part, key) => part[key] as Record<string, unknown>, copy);
  holder[keys.at(-1) ?? ''] = value;
  return copy;
}

const pointersOf = (manifest: unknown) => {
  try {
    readManifest(manifest);
    return [];
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    return error.problems.map(({ pointer }) => pointer);
  }
};

const long = (length: number) => 'x'.repeat(length);
const shortcut = { name: 'One', type: 'global', callback_id: 'one', description: 'One more' };
const command = { command: '/one', description: 'One more', url: 'https://tickets.example.com/slack/events' };

/** At each place the longest that Slack's schema lets through. */
const longest: readonly (readonly [path: string, taken: unknown, refused: unknown])[] = [
  ['display_information.name', long(35), long(36)],
  ['display_information.name', 'x', ''],
  ['display_information.description', long(140), long(141)],
  ['display_information.long_description', long(175), long(174)],
  ['display_information.long_description', long(4000), long(4001)],
  ['display_information.background_color', '#0af', '0af'],
  ['features.bot_user.display_name', long(80), long(81)],
  ['features.bot_user.display_name', 'service_tickets-2.0', 'Service Tickets'],
  ['features.shortcuts.1.name', long(24), 'Create ticket from message'],
  ['features.shortcuts.1.callback_id', long(255), long(256)],
  ['features.shortcuts.1.description', long(150), long(151)],
  ['features.shortcuts.1.type', 'message', 'command'],
  ['features.shortcuts', Array<object>(10).fill(shortcut), Array<object>(11).fill(shortcut)],
  ['features.slash_commands.0.command', `/${long(31)}`, `/${long(32)}`],
  ['features.slash_commands.0.command', '/工单', 'ticket'],
  ['features.slash_commands.0.command', '/huawei-ticket', '/Huawei ticket'],
  ['features.slash_commands.0.description', long(2000), long(2001)],
  ['features.slash_commands.0.usage_hint', long(1000), long(1001)],
  ['features.slash_commands', Array<object>(50).fill(command), Array<object>(51).fill(command)],
  ['oauth_config.scopes.bot', Array<string>(255).fill('commands'), Array<string>(256).fill('commands')],
  ['settings.event_subscriptions.bot_events', ['app_mention'], ['app_mention', 'app_mention']],
  ['settings.event_subscriptions.request_url', 'https://tickets.example.com', 'tickets.example.com'],
];

describe('a manifest', () => {
  it.each(longest)('%s is taken within the limit and refused over it', (path, taken, refused) => {
    expect(pointersOf(changed(path, taken))).toEqual([]);
    expect(pointersOf(changed(path, refused))).toEqual([`/${path.replaceAll('.', '/')}`]);
  });

  it.each(['features', 'settings', 'features.bot_user', 'settings.interactivity'])(
    'has nothing unknown in %s',
    (path) => {
      expect(pointersOf(changed(`${path}.invented`, true))).toEqual([`/${path.replaceAll('.', '/')}`]);
    },
  );

  it('names an address of the app, or Socket Mode', () => {
    expect(pointersOf(changed('settings.event_subscriptions.request_url', undefined))).toEqual([
      '/settings/event_subscriptions',
    ]);
    expect(pointersOf(changed('settings.interactivity.request_url', undefined))).toEqual(['/settings/interactivity']);
    expect(pointersOf(JSON.parse(readFileSync('manifests/socket-mode.json', 'utf8')))).toEqual([]);
  });

  it('of another app is taken with parts that this workspace does not act on', () => {
    const settings = { socket_mode_enabled: true, is_hosted: false, function_runtime: 'remote' };
    const oauth = { redirect_urls: ['https://example.com'], scopes: { bot: ['commands'], bot_optional: ['commands'] } };
    const features = { agent_view: { agent_description: 'Helps' }, unfurl_domains: ['example.com'] };
    const other = { display_information: { name: 'Other' }, features, oauth_config: oauth, settings, functions: {} };
    expect(pointersOf(other)).toEqual([]);
    expect(pointersOf({ display_information: { name: 'Least' } })).toEqual([]);
  });

  it('that Slack would refuse lets no workspace start, and says why', async () => {
    const start = startWorkspace({
      mode: 'http',
      botToken: 'xoxb-test',
      signingSecret: 'secret',
      manifest: changed('features.shortcuts.1.name', 'Create ticket from message'),
    });
    await expect(start).rejects.toThrow(
      /Slack would refuse this app manifest:\n {2}\/features\/shortcuts\/1\/name: .*24/,
    );
  });
});
