import { newId } from '../state/ids.ts';
import type { Channel } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';

/**
 * Sends an event to the app if it has subscribed to it and is still installed.
 * @param subscription the name in the manifest, such as `message.channels`
 */
export function emit(
  ws: Workspace,
  subscription: string,
  event: Readonly<Record<string, unknown>> & { readonly type: string },
  channel?: Channel,
): void {
  const { team, app } = ws.state;
  if (ws.settings.events?.has(subscription) === false || ws.tokens.bot() !== 'active') return;
  ws.delivery.tell({
    type: 'events_api',
    name: event.type,
    payload: {
      token: 'verification-token',
      team_id: team.id,
      api_app_id: app.id,
      event,
      type: 'event_callback',
      event_id: newId('Ev'),
      event_time: Math.floor(ws.now() / 1000),
      authorizations: [
        { enterprise_id: null, team_id: team.id, user_id: app.botUser, is_bot: true, is_enterprise_install: false },
      ],
      is_ext_shared_channel: channel?.shared ?? false,
      event_context: newId('4-'),
    },
  });
}
