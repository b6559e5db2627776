import type { TicketEvent } from '../../../src/tickets/ticket/events.ts';
import type { Post } from '../../../src/updates/ports.ts';

/** The words of a text that may be served as HTML. */
export function plain(text: string): string {
  return text.replace(/<[^>]*>/g, '');
}

/** Short forms, for the story of a history. */
export function describeEvent(event: TicketEvent): string {
  if (event.kind === 'message')
    return event.by === undefined ? event.message.text : `${event.by}: ${event.message.text}`;
  if (event.kind === 'labels') return `+${event.added.join('+')} -${event.removed.join('-')}`;
  return event.kind === 'status' ? `${event.from} to ${event.to}` : event.kind;
}

export function describePost({ batch, link, events }: Post): string {
  return `posts ${batch} to ${link.id} in ${link.channel}: ${events.map(describeEvent).join(', ')}`;
}
