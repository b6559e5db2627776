import type { App } from '@slack/bolt';
import type { Surface } from '../interaction/context.ts';
import { channelBack, memberJoined } from '../paused/index.ts';
import { channelShared } from '../visibility/index.ts';
import { appMention } from './mention.ts';
import { directMessage } from './direct-message.ts';

export function registerEvents(app: App, surface: Surface): void {
  app.event('app_mention', ({ body, context }) => appMention(surface, body, context.botUserId));
  app.event('message', ({ body, context }) => directMessage(surface, body, context.botUserId));
  app.event('channel_shared', ({ body }) => channelShared(surface, body));
  app.event('channel_unarchive', ({ body }) => channelBack(surface, body));
  app.event('group_unarchive', ({ body }) => channelBack(surface, body));
  app.event('member_joined_channel', ({ body, context }) => memberJoined(surface, body, context.botUserId));
}
