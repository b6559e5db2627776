import type { App } from '@slack/bolt';
import { registerActions } from './listeners/actions.ts';
import { registerCommands } from './commands.ts';
import { registerCreate } from './create/index.ts';
import type { Surface } from './interaction/context.ts';
import { registerEvents } from './listeners/events.ts';
import { registerOptions } from './listeners/suggestions.ts';
import { registerViews } from './listeners/submissions.ts';

/** Everything that the app listens to. */
export function registerListeners(app: App, surface: Surface): void {
  registerCommands(app, surface);
  registerActions(app, surface);
  registerViews(app, surface);
  registerOptions(app, surface);
  registerEvents(app, surface);
  registerCreate(app, surface);
}
