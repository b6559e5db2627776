import type { App } from '@slack/bolt';
import type { Surface } from '../surface.ts';
import { registerActions } from './actions/index.ts';
import { registerCommands } from './commands/index.ts';
import { registerCreate } from './create/index.ts';
import { registerEvents } from './events/index.ts';
import { registerOptions } from './options/index.ts';
import { registerViews } from './views/index.ts';

/** Everything that the app listens to. */
export function registerListeners(app: App, surface: Surface): void {
  registerCommands(app, surface);
  registerActions(app, surface);
  registerViews(app, surface);
  registerOptions(app, surface);
  registerEvents(app, surface);
  registerCreate(app, surface);
}
