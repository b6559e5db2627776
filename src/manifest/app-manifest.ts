import { ids } from '../slack/kit/ids.ts';
import { botEvents, botScopes } from '../slack/scopes.ts';

export interface ManifestOptions {
  /** The slash command, including its slash. */
  readonly command: string;
  /** The URL at which Slack reaches the bot in HTTP mode; left out for Socket Mode. */
  readonly url?: string | undefined;
}

/**
 * Creates the manifest of the Slack app. See docs/permissions.md for its scopes and events. The sandbox refuses to start with a
 * manifest that exceeds one of Slack's limits.
 */
export function appManifest({ command, url }: ManifestOptions): object {
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'Service Tickets',
      description: 'Open, follow and finish Huawei Cloud service tickets',
      background_color: '#1d2b3a',
      long_description:
        `Service Tickets brings Huawei Cloud service tickets to Slack. Open a ticket with ${command} new or from any ` +
        'message, answer the engineer from the thread, and see every answer and every change of status arrive in the ' +
        `thread that follows the ticket. Type ${command} help to see all that it can do.`,
    },
    features: {
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'service_tickets', always_online: true },
      shortcuts: [
        {
          name: 'Create ticket',
          type: 'global',
          callback_id: ids.shortcuts.create,
          description: 'Open a Huawei Cloud service ticket',
        },
        {
          name: 'Ticket from message',
          type: 'message',
          callback_id: ids.shortcuts.createFromMessage,
          description: 'Open a service ticket from this message and get its updates in this thread',
        },
      ],
      slash_commands: [
        {
          command,
          description: 'Work on Huawei Cloud service tickets',
          usage_hint: 'new | list | show | reply | close | link | follow | why | help',
          // Mentions of people and channels arrive with their IDs.
          should_escape: true,
          ...(url !== undefined && { url }),
        },
      ],
    },
    oauth_config: { scopes: { bot: botScopes } },
    settings: {
      event_subscriptions: { bot_events: botEvents, ...(url !== undefined && { request_url: url }) },
      interactivity: {
        is_enabled: true,
        ...(url !== undefined && { request_url: url, message_menu_options_url: url }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      // The bot's token is configured once and doesn't rotate.
      token_rotation_enabled: false,
    },
  };
}
