import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { card } from '../../../src/slack/show/card-view.ts';
import { linkList } from '../../../src/slack/link/view.ts';
import { ticketList } from '../../../src/slack/list/view.ts';
import { updateReply } from '../../../src/slack/delivery/reply-view.ts';
import type { Happening, TicketEvent } from '../../../src/tickets/ticket/events.ts';
import { messageFaults } from '../../support/block-kit.ts';
import { formattedTexts } from '../../support/mrkdwn.ts';
import { texts } from '../harness.ts';

const event = (happening: Happening): TicketEvent => ({ id: 'e', ticket: '1', at: 0, ...happening });

describe('at the limits of Block Kit', () => {
  const words = fc.oneof(
    fc.constantFrom(
      '<!channel>'.repeat(5000),
      '`'.repeat(50_000),
      '<b>x'.repeat(12_500),
      '\ud800'.repeat(4000),
      '\u202e\u200b',
      '',
      ' ',
      '&'.repeat(9000),
      'https://a.example/' + 'x'.repeat(5000),
      `<p>${`<a href="https://a.example/${'x'.repeat(1900)}">y</a> `.repeat(100)}</p>`,
      `<p>${'<b>x</b>y'.repeat(5000)}</p>`,
      `<ol>${'<li>x</li>'.repeat(5000)}</ol>`,
    ),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );
  const message = fc.record(
    {
      author: fc.constantFrom('engineer' as const, 'customer' as const, 'third-party' as const),
      authorName: words,
      text: words,
      at: fc.integer({ min: 0, max: 4e12 }),
      attachments: fc.array(fc.record({ id: words, name: words }), { maxLength: 5 }),
    },
    { requiredKeys: ['author', 'text', 'attachments'] },
  );
  const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
  const ticket = fc.record(
    {
      id,
      description: words,
      status: fc.oneof(fc.constantFrom(0, 3, 17), fc.integer()),
      product: words,
      problemType: words,
      region: words,
      severity: words,
      createdAt: fc.integer({ min: 0, max: 4e12 }),
      resolvedAt: fc.oneof(fc.integer({ min: 0, max: 4e12 }), fc.constant(Number.NaN)),
      lastWords: message,
      partner: words.map((word) => ({ name: word, days: word, hours: word, zone: word })),
    },
    { requiredKeys: ['id', 'description', 'status'] },
  );

  const calm = (shown: unknown) => {
    expect(messageFaults(shown)).toEqual([]);
    expect(formattedTexts(shown).filter((text) => /<!(?!date\^)|<@(?!U7>)/.test(text))).toEqual([]);
  };

  it('cards, replies and lists of hostile tickets are still messages, and call nobody', () => {
    fc.assert(
      fc.property(ticket, fc.array(message, { maxLength: 8 }), words, (one, messages, reason) => {
        calm(card(one, texts));
        const events = [
          ...messages.map((said) => event({ kind: 'message', message: said })),
          event({ kind: 'deleted' }),
        ];
        calm(updateReply({ events, snapshot: one }, texts));
        const tickets = Array.from({ length: 60 }, () => one);
        calm(
          ticketList(
            { tickets, page: 3, hasMore: true, total: 200 },
            {
              filter: { scope: 'all', words: [reason.slice(0, 100)], labels: ['1'], region: reason.slice(0, 75) },
              names: { labels: new Map([['1', reason]]), owner: reason },
              saved: Array.from({ length: 25 }, (_, at) => ({
                name: `${at}${'n'.repeat(28)}`,
                filter: { scope: 'all' as const, words: [] },
              })),
            },
            texts,
          ),
        );
        const link = {
          id: 'L',
          ticket: one.id,
          channel: 'C1',
          creator: 'U7',
          createdAt: 0,
          paused: reason,
        };
        const filter = { words: [reason, reason], product: [reason], problem: [], region: [], by: [reason] };
        const follow = { channel: 'C1', filter, creator: 'U7', createdAt: 0, since: 0, known: [] };
        const follows = Array.from({ length: 60 }, () => follow);
        const links = Array.from({ length: 60 }, () => link);
        calm(linkList({ follows, links, total: 99, page: 0, hasMore: true }, texts));
      }),
      { numRuns: 150 },
    );
  });
});
