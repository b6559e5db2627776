import { business } from '../gateway/refusal.ts';
import { customerReplies } from '../state/life.ts';
import { markRead } from '../state/reading.ts';
import { isFinal } from '../state/status.ts';
import { page, required, text, type Call, type Handler } from './call.ts';
import { checkAttachments } from './attachments.ts';
import { findTicket } from './find.ts';
import { ordered, showMessage } from './show-message.ts';
import { readEcho } from './time.ts';

export const messages = {
  createMessages: (call) => {
    const body = call.body as {
      message: { content: string; accessory_ids?: readonly string[] };
    };
    const ticket = findTicket(call);
    const { content, accessory_ids: attachments = [] } = body.message;
    if (isFinal(ticket.status)) throw business('OSM.01010014', 'the ticket is finished');
    if (content.trim() === '') throw business('OSM.01010001', 'the message is empty');
    checkAttachments(call, attachments, 'message');
    customerReplies(call.context, ticket, call.user, { text: content, attachments });
    return {};
  },
  listMessages: (call) => {
    const ticket = findTicket(call);
    const all = ticket.messages;
    if (call.context.settings.habits.marksRead === 'list') markRead(ticket);
    return {
      count: all.length,
      message_list: page(call, ordered(call, all)).map((message) => showMessage(call, message)),
    };
  },
  /** `type` is the kind of the message to page back from; it has no effect here. */
  listMoreInstantMessages: (call) => {
    const before = readEcho(call, required(call, 'create_time'));
    const found = findTicket(call).messages.filter((message) => message.at < before);
    const limit = Number(text(call, 'limit') ?? 10);
    const latest = limit === 0 ? [] : found.slice(-limit);
    return { count: found.length, message_list: ordered(call, latest).map((message) => showMessage(call, message)) };
  },
  revokeMessage: (call: Call) => {
    const ticket = findTicket(call);
    const id = required(call, 'message_id');
    const message = ticket.messages.find((candidate) => candidate.id === id);
    if (message === undefined) throw business('OSM.01010001', 'no such message');
    if (message.authorId !== call.user.id || message.first) throw business('OSM.01010002');
    ticket.messages = ticket.messages.filter((candidate) => candidate !== message);
    return {};
  },
} satisfies Record<string, Handler>;
