import { publishResponse } from '../conversation/respond.ts';
import { post } from '../conversation/post.ts';
import { ControlError, SlackError } from '../error.ts';
import type { Channel, Person } from '../state/model.ts';
import { payloadName } from '../wire/channel.ts';
import type { Workspace } from '../workspace.ts';
import { conversationOf, findPerson, label } from './find.ts';
import { toCommandText, toMarkup } from './markup.ts';
import { failed, settle, type Outcome } from './outcome.ts';
import { isOwnCommand, runOwnCommand } from './own-commands.ts';
import { wordsFor } from './words.ts';

export type Typed =
  | { readonly kind: 'message'; readonly ts: string }
  /** `refused`: Slack did not send the command to the app, as with its own commands. */
  | { readonly kind: 'command'; readonly outcome: Outcome; readonly refused: boolean };

/**
 * Types into a conversation: a message, or a command if the text begins with a slash.
 * @param thread ts of the thread to reply in; Slack refuses app commands in threads
 */
export async function type(ws: Workspace, user: string, where: string, text: string, thread?: string): Promise<Typed> {
  const person = findPerson(ws, user);
  const channel = conversationOf(ws, person, where);
  if (text.startsWith('/')) return command(ws, person, channel, text, thread);
  if (channel.archived) throw new ControlError(`${label(channel)} is archived.`);
  if (thread !== undefined && !channel.messages.has(thread)) throw new ControlError(`There is no thread ${thread}.`);
  const message = post(ws, channel, { user: person.id, text: toMarkup(ws.state, text), thread });
  return { kind: 'message', ts: message.ts };
}

async function command(ws: Workspace, person: Person, channel: Channel, text: string, thread?: string): Promise<Typed> {
  const [name, rest] = split(text);
  const words = wordsFor(person);
  const refuse = (said: string, error: string): Typed => {
    ws.screens.tell(person.id, said, channel.id);
    return { kind: 'command', outcome: { ok: false, error }, refused: true };
  };
  // An app's commands are available only to people in its own organization.
  const isThere = person.team === ws.state.team.id && ws.tokens.bot() === 'active';
  const known = isThere ? ws.settings.commands.find((entry) => entry.name === name) : undefined;
  if (known === undefined && !isOwnCommand(name)) return refuse(words.unknownCommand(name), 'unknown_command');
  if (thread !== undefined) return refuse(words.notInThreads(name), 'not_supported_in_threads');
  if (known === undefined) {
    return { kind: 'command', outcome: runOwnCommand(ws, person, channel, name, rest), refused: true };
  }
  const { team, app } = ws.state;
  const target = { user: person.id, channel: channel.id };
  const answer = await ws.delivery.ask({
    type: 'slash_commands',
    name,
    payload: {
      token: 'verification-token',
      team_id: team.id,
      team_domain: team.domain,
      channel_id: channel.id,
      channel_name: payloadName(channel),
      user_id: person.id,
      user_name: person.name,
      command: name,
      text: known.shouldEscape ? toCommandText(ws.state, rest) : rest,
      api_app_id: app.id,
      is_enterprise_install: 'false',
      response_url: ws.responseUrls.issue(target),
      trigger_id: ws.triggers.issue(target),
    },
  });
  if (!answer.acked) return { kind: 'command', outcome: settle(ws, person, name, answer, channel.id), refused: false };
  return { kind: 'command', outcome: show(ws, person, channel, text, answer.body), refused: false };
}

/** Shows what the app put into its ack. */
function show(
  ws: Workspace,
  person: Person,
  channel: Channel,
  typed: string,
  body: Readonly<Record<string, unknown>>,
): Outcome {
  const said = body.response_type === 'in_channel' && !channel.archived;
  if (said) post(ws, channel, { user: person.id, text: toMarkup(ws.state, typed) });
  if (!['text', 'blocks', 'invalid'].some((key) => key in body)) return { ok: true };
  try {
    publishResponse(ws, { user: person.id, channel: channel.id }, body);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return failed(ws, person, typed, `invalid_command_response (${error.code})`, channel.id);
  }
}

function split(text: string): readonly [string, string] {
  const at = text.search(/\s/);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at).trim()];
}
