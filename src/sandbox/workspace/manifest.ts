import { z } from 'zod';

/** What the workspace reads of an app's manifest (docs.slack.dev, "App manifest reference"). */
export const manifest = z.looseObject({
  features: z.looseObject({
    app_home: z
      .looseObject({ home_tab_enabled: z.boolean().optional(), messages_tab_enabled: z.boolean().optional() })
      .optional(),
    slash_commands: z.array(z.looseObject({ command: z.string(), should_escape: z.boolean().optional() })).optional(),
  }),
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ bot_events: z.array(z.string()).optional() }).optional(),
  }),
});
