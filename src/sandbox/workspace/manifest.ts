import { z } from 'zod';

/**
 * Limits of an app manifest. Sources: Slack's schema for major version 2 (github.com/slackapi/manifest-schema,
 * schemas/manifest.schema.2.0.0.json, commit 085a104) and the "App manifest reference" (docs.slack.dev). If they
 * differ, the stricter one applies: the page says 174 characters for the long description, the schema 175; only the
 * page says which characters a bot's display name may have. The form on api.slack.com requires lower case without
 * blanks for a command.
 */
export const manifestLimits = {
  name: 35,
  description: 140,
  longDescription: { least: 175, max: 4000 },
  botName: 80,
  shortcuts: 10,
  shortcutName: 24,
  callbackId: 255,
  shortcutDescription: 150,
  commands: 50,
  command: 32,
  commandDescription: 2000,
  commandUrl: 3000,
  usageHint: 1000,
  scopes: 255,
  events: 100,
  /** Length of a scope's and of an event's name. */
  word: 50,
  requestUrl: 3500,
} as const;

const limits = manifestLimits;
const text = (max: number) => z.string().min(1).max(max);
const web = (max: number) =>
  z
    .string()
    .regex(/^https?:\/\//)
    .max(max);
const words = (max: number) => z.array(z.string().max(limits.word)).max(max);
const unique = (max: number) => words(max).refine((list) => new Set(list).size === list.length, 'has an entry twice');
/** Names that Slack knows and this workspace ignores. */
const other = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, z.unknown().optional()]));

const display = z.strictObject({
  name: text(limits.name),
  description: text(limits.description).optional(),
  background_color: z
    .string()
    .regex(/^#[0-9a-f]{3}([0-9a-f]{3})?$/i)
    .optional(),
  long_description: z.string().min(limits.longDescription.least).max(limits.longDescription.max).optional(),
});

const shortcut = z.strictObject({
  name: text(limits.shortcutName),
  type: z.enum(['message', 'global']),
  callback_id: text(limits.callbackId),
  description: text(limits.shortcutDescription),
});

const command = z.strictObject({
  command: z
    .string()
    .regex(/^\/[^\s\p{Lu}]+$/u)
    .max(limits.command),
  url: web(limits.commandUrl).optional(),
  description: text(limits.commandDescription),
  usage_hint: text(limits.usageHint).optional(),
  should_escape: z.boolean().optional(),
});

const features = z.strictObject({
  app_home: z
    .strictObject({
      home_tab_enabled: z.boolean().optional(),
      messages_tab_enabled: z.boolean().optional(),
      messages_tab_read_only_enabled: z.boolean().optional(),
    })
    .optional(),
  bot_user: z
    .strictObject({
      display_name: text(limits.botName).regex(/^[a-z0-9._-]+$/),
      always_online: z.boolean().optional(),
    })
    .optional(),
  shortcuts: z.array(shortcut).min(1).max(limits.shortcuts).optional(),
  slash_commands: z.array(command).min(1).max(limits.commands).optional(),
  ...other('functions', 'workflow_steps', 'unfurl_domains', 'rich_previews'),
  ...other('assistant_view', 'agent_view', 'code_channels'),
});

const oauth = z.strictObject({
  scopes: z
    .strictObject({
      bot: words(limits.scopes).optional(),
      bot_optional: words(limits.scopes).optional(),
      user: words(limits.scopes).optional(),
      user_optional: words(limits.scopes).optional(),
    })
    .optional(),
  ...other('redirect_urls', 'token_management_enabled', 'pkce_enabled'),
});

const settings = z.strictObject({
  event_subscriptions: z
    .strictObject({
      request_url: web(limits.requestUrl).optional(),
      bot_events: unique(limits.events).optional(),
      user_events: unique(limits.events).optional(),
      ...other('metadata_subscriptions'),
    })
    .optional(),
  interactivity: z
    .strictObject({
      is_enabled: z.boolean(),
      request_url: web(limits.requestUrl).optional(),
      message_menu_options_url: web(limits.requestUrl).optional(),
    })
    .optional(),
  org_deploy_enabled: z.boolean().optional(),
  socket_mode_enabled: z.boolean().optional(),
  token_rotation_enabled: z.boolean().optional(),
  ...other('allowed_ip_address_ranges', 'incoming_webhooks', 'is_hosted', 'siws_links'),
  ...other('hermes_app_type', 'function_runtime', 'is_mcp_enabled'),
});

const schema = z
  .looseObject({
    _metadata: z.strictObject({ major_version: z.int().optional(), minor_version: z.int().optional() }).optional(),
    display_information: display,
    features: features.optional(),
    oauth_config: oauth.optional(),
    settings: settings.optional(),
  })
  .superRefine(({ settings: own }, context) => {
    if (own?.socket_mode_enabled === true) return;
    // Slack's own text ("Configuring apps with app manifests", the example of `invalid_manifest`).
    const refuse = (name: string, message: string) => {
      context.addIssue({ code: 'custom', message, path: ['settings', name] });
    };
    if (own?.event_subscriptions?.bot_events !== undefined && own.event_subscriptions.request_url === undefined)
      refuse('event_subscriptions', 'Event Subscription requires either Request URL or Socket Mode Enabled');
    if (own?.interactivity?.is_enabled === true && own.interactivity.request_url === undefined)
      refuse('interactivity', 'Interactivity requires a Request URL');
  });

export type Manifest = z.infer<typeof schema>;

/**
 * Slack would refuse the manifest (`invalid_manifest`); the message has a line for each reason, with its JSON pointer.
 */
export class ManifestError extends Error {
  readonly problems: readonly { readonly pointer: string; readonly message: string }[];

  constructor(issues: readonly z.core.$ZodIssue[]) {
    const problems = issues.map(({ path, message }) => ({ pointer: `/${path.map(String).join('/')}`, message }));
    const lines = problems.map(({ pointer, message }) => `  ${pointer}: ${message}`);
    super(`Slack would refuse this app manifest:\n${lines.join('\n')}`);
    this.name = 'ManifestError';
    this.problems = problems;
  }
}

/** @throws ManifestError if Slack would refuse it */
export function readManifest(value: unknown): Manifest {
  const read = schema.safeParse(value);
  if (!read.success) throw new ManifestError(read.error.issues);
  return read.data;
}
