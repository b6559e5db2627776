import { ControlError } from '../error.ts';
import { messageObject } from '../wire/message.ts';
import type { Workspace } from '../workspace.ts';
import { conversationOf, findPerson } from './find.ts';
import { settle, type Outcome } from './outcome.ts';
import { basics, channelPart } from './payload.ts';

/** Runs a global shortcut, or with a message, a message shortcut. */
export async function shortcut(
  ws: Workspace,
  user: string,
  callbackId: string,
  on?: { readonly channel: string; readonly ts: string },
): Promise<Outcome> {
  const person = findPerson(ws, user);
  const common = { callback_id: callbackId, action_ts: ws.nextTs(), ...basics(ws, person) };
  if (on === undefined) {
    const payload = { type: 'shortcut', ...common, trigger_id: ws.triggers.issue({ user: person.id }) };
    return settle(ws, person, callbackId, await ws.delivery.ask({ type: 'interactive', name: 'shortcut', payload }));
  }
  const channel = conversationOf(ws, person, on.channel);
  const message = channel.messages.get(on.ts);
  if (message === undefined) throw new ControlError(`There is no message ${on.ts} in ${on.channel}.`);
  const payload = {
    type: 'message_action',
    ...common,
    ...channelPart(channel),
    message_ts: message.ts,
    message: messageObject(ws, channel, message),
    trigger_id: ws.triggers.issue({ user: person.id, channel: channel.id }),
    response_url: ws.responseUrls.issue({ user: person.id, channel: channel.id, thread: message.thread }),
  };
  const answer = await ws.delivery.ask({ type: 'interactive', name: 'message_action', payload });
  return settle(ws, person, callbackId, answer, channel.id);
}
