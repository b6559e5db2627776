import type { Attachment, Author, Message } from '../../tickets/ticket/ticket.ts';
import type { components } from '../schema.d.ts';
import { picturesIn } from './pictures.ts';
import { parseTime } from './time.ts';
import { integer, records, text } from './values.ts';

type Schemas = components['schemas'];
type Source = Partial<Schemas['QueryMessageInfoV2'] & Schemas['IncidentMessageV2']>;

export function toMessage(source: Source): Message {
  const words = typeof source.content === 'string' ? source.content : '';
  const files = records(source.accessory_list).flatMap(toAttachment);
  const pictures = picturesIn(words).filter(({ id }) => files.every((file) => file.id !== id));
  return {
    id: text(source.message_id),
    author: authorOf(integer(source.replier_type) ?? integer(source.type)),
    authorName: text(source.replier_name) ?? text(source.replier),
    text: words,
    at: parseTime(source.create_time),
    attachments: [...files, ...pictures],
    isDescription: isFirst(source.is_first_message),
  };
}

/** 1 marks the first message of a ticket (reference and SDKs). That it is the description is inferred. */
function isFirst(mark: unknown): boolean | undefined {
  const number = integer(mark);
  return number === undefined ? undefined : number === 1;
}

/** `replier_type` has third parties; `type` only customer and engineer. Undocumented numbers count as third parties. */
function authorOf(type: number | undefined): Author {
  if (type === 0) return 'customer';
  return type === 1 ? 'engineer' : 'third-party';
}

function toAttachment(source: Schemas['SimpleAccessoryV2']): Attachment[] {
  const id = text(source.accessory_id);
  return id === undefined ? [] : [{ id, name: text(source.file_actual_name) ?? id }];
}

/**
 * Sorts messages, oldest first; the service's order isn't documented. A list in reverse order is turned around first, so that
 * messages of the same second keep their order. A message without a time stays behind the one before it.
 */
export function oldestFirst(messages: readonly Message[]): readonly Message[] {
  const times = messages.flatMap(({ at }) => at ?? []);
  const backwards = (times[0] ?? 0) > (times.at(-1) ?? 0);
  let last = 0;
  const placed = (backwards ? messages.toReversed() : messages).map((message) => {
    last = message.at ?? last;
    return { message, at: last };
  });
  return placed.sort((a, b) => a.at - b.at).map(({ message }) => message);
}
