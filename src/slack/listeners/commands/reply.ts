import { openReply, sendReply } from '../tasks/reply.ts';
import { onTicket } from './on-ticket.ts';

/** With words it sends them; without, it opens the form. */
export const replyCommand = onTicket({ name: 'reply', harmless: false, takesText: true }, (surface, call, id, text) =>
  text.trim() === '' ? openReply(surface, call, id) : sendReply(surface, call, id, text),
);
