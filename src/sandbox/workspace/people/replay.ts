import { modal } from '../blocks/surfaces.ts';
import { ControlError } from '../error.ts';
import type { Person } from '../state/model.ts';
import { viewObject } from '../wire/view.ts';
import type { Workspace } from '../workspace.ts';
import { findChannel, findPerson } from './find.ts';
import { basics, channelPart } from './payload.ts';

/** The content of a payload, without its sender; a slash command has `command` and `text`. */
export interface Replayed {
  readonly view?: Readonly<Record<string, unknown>> | undefined;
  readonly [field: string]: unknown;
}

/**
 * Sends a recorded command or interaction: from an old message, another person's form, or a made-up payload. Only the
 * sender, the trigger and the response URL come from the workspace, and the id of a view: a stand-in is opened for the
 * person, so that the app can change it. Slack's own checks are skipped: the person may be deactivated, or not be in
 * the channel.
 * @returns the body of the ack
 * @throws ControlError if the app did not ack
 */
export async function replay(
  ws: Workspace,
  user: string,
  where: string,
  payload: Replayed,
): Promise<Readonly<Record<string, unknown>>> {
  const [person, channel] = [findPerson(ws, user), findChannel(ws, where)];
  const open = payload.view && standIn(ws, person, payload.view);
  const target = { user: person.id, channel: channel.id };
  const trigger_id = ws.triggers.issue({ ...target, view: open?.id });
  const common = { trigger_id, response_url: ws.responseUrls.issue(target) };
  const isCommand = typeof payload.command === 'string';
  const names = { user_id: person.id, user_name: person.name, team_id: person.team, channel_id: channel.id };
  const answer = await ws.delivery.ask({
    type: isCommand ? 'slash_commands' : 'interactive',
    name: String(isCommand ? payload.command : payload.type),
    payload: isCommand
      ? { ...payload, ...names, ...common }
      : {
          ...payload,
          ...basics(ws, person),
          ...common,
          // A form has no channel.
          ...(open === undefined
            ? channelPart(channel)
            : { view: { ...viewObject(ws.state, open), ...payload.view, id: open.id, root_view_id: open.root } }),
        },
  });
  if (!answer.acked) throw new ControlError(`The app did not ack: ${answer.error}.`);
  return answer.body;
}

function standIn(ws: Workspace, person: Person, { callback_id, private_metadata }: NonNullable<Replayed['view']>) {
  const view = modal.parse({
    type: 'modal',
    title: { type: 'plain_text', text: 'As it was' },
    submit: { type: 'plain_text', text: 'Submit' },
    blocks: [{ type: 'section', text: { type: 'plain_text', text: 'As it was' } }],
    callback_id,
    private_metadata,
  });
  return ws.modals.open(person.id, view);
}
