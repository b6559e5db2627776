import { describe, expect, it } from '@jest/globals';
import { ownMessages } from '../../../src/tickets/messages/own-messages.ts';
import type { Message } from '../../../src/tickets/ticket/ticket.ts';

const hour = 60 * 60 * 1000;
const message = (
  id: string | undefined,
  text: string,
  at: number | undefined,
  more: Partial<Message> = {},
): Message => ({
  ...{ id, text, at, author: 'customer', attachments: [] },
  ...more,
});
const reply = (id: string, text: string, at: number, by = 'U1') => ({ id, ticket: '1', text, at, by });

const senders = (messages: readonly Message[], replies: Parameters<typeof ownMessages>[1]) =>
  [...ownMessages(messages, replies)].map(([id, { by }]) => `${id} ${by}`).toSorted();

describe('own messages', () => {
  it('are known by their words, however the service wraps them, and by their time', () => {
    const messages = [
      message('m1', '<div class="osm-rich-text">Any&nbsp;news?</div>', hour),
      message('m2', 'Other', hour),
    ];
    expect(senders(messages, [reply('r1', 'Any news?', hour + 2000)])).toEqual(['m1 U1']);
    expect(senders(messages, [reply('r1', 'Any news?', 30 * hour)])).toEqual([]);
  });

  it('of two people with the same words, each has the nearest, and nobody two', () => {
    const messages = [
      message('m1', 'Any news?', hour),
      message('m2', 'Any news?', 2 * hour),
      message('m3', 'Any news?', 9 * hour),
    ];
    const replies = [reply('r2', 'Any news?', 2 * hour + 1000, 'U2'), reply('r1', 'Any news?', hour + 5000, 'U1')];
    expect(senders(messages, replies)).toEqual(['m1 U1', 'm2 U2']);
  });

  it('are never the description, which says the same by chance', () => {
    const messages = [
      message('m1', 'Any news?', hour, { isDescription: true }),
      message('m2', 'Any news?', hour + 9000),
    ];
    expect(senders(messages, [reply('r1', 'Any news?', hour + 1000)])).toEqual(['m2 U1']);
  });

  it('are never those of an engineer, nor those without an id or a time', () => {
    const messages = [
      message('m1', 'Yes', hour, { author: 'engineer' }),
      message(undefined, 'Yes', hour),
      message('m3', 'Yes', undefined),
    ];
    expect(senders(messages, [reply('r1', 'Yes', hour)])).toEqual([]);
  });
});
