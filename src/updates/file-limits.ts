import type { QueuedFile } from '../store/files.ts';
import { accessLogFile } from '../tickets/access/log-file.ts';
import { comesByItself } from '../tickets/ticket/attachments.ts';
import { accessOf } from '../tickets/ticket/authorization.ts';
import type { TicketEvent } from '../tickets/ticket/events.ts';

/** Bytes. What Slack's own `file_input` takes is the most that people are used to: 10 MB a file. */
const maxBytes = 10 * 1024 ** 2;

/**
 * The files of what was told in a thread: some come by themselves, all that is left when somebody asks for it.
 */
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

/** Access is over: the log of what was done. Where it was withdrawn before anybody was let in, there is none. */
function logOf({ id, authorization, from }: Extract<TicketEvent, { kind: 'authorization' }>): readonly QueuedFile[] {
  const over = accessOf(authorization);
  const isWithdrawn = over === 'canceled' || over === 'recalled';
  if (over !== 'ended' && !(isWithdrawn && from === 'granted')) return [];
  const attachment = accessLogFile(authorization.id);
  return [{ event: id, attachment, name: `access-log-${authorization.id}.csv`, state: 'pending', most: maxBytes }];
}
