import type { App } from '@slack/bolt';
import { registerActions } from './actions.ts';
import { registerCommands } from './commands.ts';
import { registerCreate } from '../create/index.ts';
import type { Surface } from '../interaction/context.ts';
import { registerEvents } from './events.ts';
import { registerOptions } from './suggestions.ts';
import { registerViews } from './submissions.ts';

/** Everything that the app listens to. */
export function registerListeners(app: App, surface: Surface): void {
  registerCommands(app, surface);
  registerActions(app, surface);
  registerViews(app, surface);
  registerOptions(app, surface);
  registerEvents(app, surface);
  registerCreate(app, surface);
}
