import { openReply, sendReply } from './index.ts';
import { onTicket } from '../interaction/command.ts';

/** With words or files it sends them; without, it opens the form. */
export const replyCommand = onTicket({ name: 'reply', harmless: false, takesText: true }, (surface, call, id, text) => {
  const { files, unlisted } = call.attached;
  const isEmpty = text.trim() === '' && files.length + unlisted.length === 0;
  return isEmpty ? openReply(surface, call, id) : sendReply(surface, call, id, text);
});
