import type { Author, Message } from '../state/world.ts';
import type { Call } from './call.ts';
import { stamp } from './time.ts';

const replierTypes: Readonly<Record<Author, number>> = { customer: 0, engineer: 1, 'third-party': 2 };

/** A message as in lists and the feed: without an id. */
export function showMessage(call: Call, message: Message) {
  return {
    type: message.author === 'customer' ? 0 : 1,
    replier_type: replierTypes[message.author],
    replier: message.authorId,
    replier_name: message.authorName,
    content: contentOf(call, message),
    create_time: stamp(call, message.at),
    is_first_message: message.first ? 1 : 0,
    iam_user_type: 1,
    accessory_list: attachmentsOf(call, message),
  };
}

/** A message as in a ticket's detail: with its id, and without the type of author. */
export function showMessageWithId(call: Call, message: Message) {
  return {
    message_id: message.id,
    type: message.author === 'customer' ? 0 : 1,
    replier: message.authorId,
    replier_name: message.authorName,
    content: contentOf(call, message),
    create_time: stamp(call, message.at),
    is_first_message: message.first ? 1 : 0,
    accessory_list: attachmentsOf(call, message),
  };
}

/** The order of messages is not documented: both are possible. The input is sorted oldest first. */
export function ordered(call: Call, messages: readonly Message[]): readonly Message[] {
  return call.context.settings.habits.order === 'oldest-first' ? messages : messages.toReversed();
}

function contentOf(call: Call, message: Message): string {
  const rich = call.context.settings.habits.texts === 'html' || call.parameters.trim_osm_rich_text_label === false;
  if (rich) return message.html;
  return message.text;
}

function attachmentsOf(call: Call, message: Message) {
  return message.attachments.map((id) => ({
    accessory_id: id,
    file_actual_name: call.account.attachments.get(id)?.name ?? '',
  }));
}
