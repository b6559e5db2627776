import type { Person } from '../state/model.ts';
import type { State } from '../state/state.ts';

/**
 * A user object.
 * @param withEmail whether the token has `users:read.email`
 * @param withLocale whether it was requested, as with `include_locale`
 */
export function userObject(state: State, person: Person, withEmail: boolean, withLocale = false) {
  const bot = person.role === 'bot';
  const stranger = person.team !== state.team.id;
  const admin = person.role === 'admin' || person.role === 'owner';
  const single = person.role === 'single-channel guest';
  return {
    id: person.id,
    team_id: person.team,
    name: person.name,
    real_name: person.realName,
    deleted: person.deactivated,
    tz: person.zone.name,
    tz_label: person.zone.label,
    tz_offset: person.zone.offset,
    ...(withLocale && { locale: person.locale }),
    profile: {
      real_name: person.realName,
      display_name: person.name,
      team: person.team,
      ...(withEmail && !bot && { email: person.email }),
      ...(bot && { bot_id: state.app.botId, api_app_id: state.app.id }),
    },
    is_bot: bot,
    is_app_user: false,
    updated: 1_700_000_000,
    // Slack omits these for a stranger, whose role in the other organization is none of this workspace's business.
    ...(stranger
      ? { is_stranger: true }
      : {
          is_admin: admin,
          is_owner: person.role === 'owner',
          is_primary_owner: false,
          is_restricted: single || person.role === 'guest',
          is_ultra_restricted: single,
        }),
  };
}
