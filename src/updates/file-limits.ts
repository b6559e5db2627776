import type { QueuedFile } from '../store/files.ts';
import { accessLogFile } from '../tickets/access/log-file.ts';
import { accessOf } from '../tickets/authorization.ts';
import type { TicketEvent } from '../tickets/events.ts';

/** Bytes. What Slack's own `file_input` takes is the most that people are used to: 10 MB a file. */
const mostBytes = 10 * 1024 ** 2;

/** Files of one message that come by themselves: more are noise in a thread. */
const mostFiles = 5;

/** Bytes of a file that somebody asked for: it is held in memory on its way, one at a time. */
export const mostBytesAsked = 100 * 1024 ** 2;

/**
 * The files of what was told in a thread. Those of the other side come by themselves, within limits; own files were sent
 * from somewhere already, and like all that is left they come when somebody asks for them.
 */
export function filesOf(events: readonly TicketEvent[]): readonly QueuedFile[] {
  return events.flatMap((event): readonly QueuedFile[] => {
    if (event.kind === 'authorization') return logOf(event);
    if (event.kind !== 'message') return [];
    const { author, attachments } = event.message;
    return attachments.map(({ id, name }, place) => ({
      event: event.id,
      attachment: id,
      name,
      state: author !== 'customer' && place < mostFiles ? ('pending' as const) : ('offered' as const),
      most: mostBytes,
    }));
  });
}

/** Access is over: the log of what was done. Where it was withdrawn before anybody was let in, there is none. */
function logOf({ id, authorization, from }: Extract<TicketEvent, { kind: 'authorization' }>): readonly QueuedFile[] {
  const over = accessOf(authorization);
  if (over !== 'ended' && !(over === 'canceled' && from === 'granted')) return [];
  const attachment = accessLogFile(authorization.id);
  return [{ event: id, attachment, name: `access-log-${authorization.id}.csv`, state: 'pending', most: mostBytes }];
}
