import type { App } from '@slack/bolt';
import type { Surface } from '../../surface.ts';
import { appMention } from './app-mention.ts';

export function registerEvents(app: App, surface: Surface): void {
  app.event('app_mention', ({ body, context }) => appMention(surface, body, context.botUserId));
}
