import { describe, expect, it } from '@jest/globals';
import type { TicketEvent } from '../../../src/tickets/ticket/events.ts';
import { textKey } from '../../../src/tickets/words/message-key.ts';
import { recognise, type SentWords } from '../../../src/tickets/words/own-words.ts';
import type { Author } from '../../../src/tickets/ticket/ticket.ts';

const noon = Date.UTC(2026, 0, 5, 12);
const hour = 3_600_000;

const said = (id: string, text: string, at: number | undefined, author: Author = 'customer'): TicketEvent => ({
  id,
  ticket: '7',
  at: at ?? noon,
  kind: 'message',
  message: { author, text, at, attachments: [] },
});
const sent = (id: string, text: string, at: number, accepted = false): SentWords => ({
  id,
  textKey: textKey(text),
  by: `by-${id}`,
  at,
  accepted,
});
const idsOf = (events: readonly TicketEvent[], words: readonly SentWords[]) =>
  recognise(events, words).events.map(({ id }) => id);

describe('own words', () => {
  it('get the id and the person of the reply', () => {
    const { events, found } = recognise([said('m1', '<p>hello</p>', noon + 1000)], [sent('r1', 'hello', noon)]);
    expect(events[0]).toMatchObject({ id: 'reply:r1', by: 'by-r1', message: { text: '<p>hello</p>' } });
    expect(found).toEqual(['r1']);
  });

  it('stand for one message each', () => {
    expect(idsOf([said('m1', 'hi', noon), said('m2', 'hi', noon)], [sent('r1', 'hi', noon)])).toEqual([
      'reply:r1',
      'm2',
    ]);
  });

  it('go to the reply that is nearest in time, else to the oldest', () => {
    const words = [sent('r1', 'hi', noon), sent('r2', 'hi', noon + hour)];
    expect(idsOf([said('m1', 'hi', noon + hour)], words)).toEqual(['reply:r2']);
    expect(idsOf([said('m1', 'hi', undefined)], words)).toEqual(['reply:r1']);
  });

  it('go to the reply that was told already, before one that perhaps never arrived', () => {
    const words = [sent('r1', 'hi', noon), sent('r2', 'hi', noon - hour, true)];
    expect(idsOf([said('m1', 'hi', noon), said('m2', 'hi', noon)], words)).toEqual(['reply:r2', 'reply:r1']);
  });

  it('are not what an engineer says, nor other words, nor words of another week', () => {
    const words = [sent('r1', 'hi', noon)];
    const others = [said('m1', 'hi', noon, 'engineer'), said('m2', 'ho', noon), said('m3', 'hi', noon + 200 * hour)];
    expect(idsOf(others, words)).toEqual(['m1', 'm2', 'm3']);
  });
});
