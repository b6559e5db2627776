import type { Channel, Person } from '../state/model.ts';
import { payloadName } from '../wire/channel.ts';
import type { Workspace } from '../workspace.ts';

/** The fields of every interactive payload. */
export function basics(ws: Workspace, person: Person) {
  const { team, app } = ws.state;
  return {
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: person.id, username: person.name, name: person.name, team_id: person.team },
    api_app_id: app.id,
    token: 'verification-token',
  };
}

export function channelPart(channel: Channel) {
  return { channel: { id: channel.id, name: payloadName(channel) } };
}
