import type { QueuedFile } from '../store/files.ts';
import { accessLogFile } from '../tickets/access/log-file.ts';
import { comesByItself } from '../tickets/ticket/attachments.ts';
import { accessOf } from '../tickets/ticket/authorization.ts';
import type { TicketEvent } from '../tickets/ticket/events.ts';

/** Bytes. Slack's own `file_input` accepts up to 10 MB per file, so people are used to that limit. */
const maxBytes = 10 * 1024 ** 2;

/** The files of events that were posted in a thread. Some are posted automatically, the rest on request. */
export function filesOf(events: readonly TicketEvent[]): readonly QueuedFile[] {
  return events.flatMap((event): readonly QueuedFile[] => {
    if (event.kind === 'authorization') return logOf(event);
    if (event.kind !== 'message') return [];
    const { message } = event;
    return message.attachments.map(({ id, name }, place) => ({
      event: event.id,
      attachment: id,
      name,
      state: comesByItself(message, place) ? ('pending' as const) : ('offered' as const),
      most: maxBytes,
    }));
  });
}

/** The access log, when access is over. If the request was withdrawn before access was granted, there is none. */
function logOf({ id, authorization, from }: Extract<TicketEvent, { kind: 'authorization' }>): readonly QueuedFile[] {
  const over = accessOf(authorization);
  const isWithdrawn = over === 'canceled' || over === 'recalled';
  if (over !== 'ended' && !(isWithdrawn && from === 'granted')) return [];
  const attachment = accessLogFile(authorization.id);
  return [{ event: id, attachment, name: `access-log-${authorization.id}.csv`, state: 'pending', most: maxBytes }];
}
