import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { baselineOf, changesOf, joinReadings, type Known, type Reading } from '../../../src/tickets/ticket/changes.ts';
import type { Message, Ticket } from '../../../src/tickets/ticket/ticket.ts';

const noon = Date.UTC(2026, 0, 5, 12);
const context = { now: noon + 90_000, settledBefore: Infinity };

const said = (text: string, more: Partial<Message> = {}): Message => ({
  author: 'engineer',
  text,
  at: noon,
  attachments: [],
  ...more,
});
const knownWith = (...messages: Message[]): Known => {
  const ticket: Ticket = { id: '7', description: 'Broken', status: 1, messages };
  return { ...baselineOf(ticket, 0), statusChanges: 0, detailChanges: 0 };
};
const some = (...messages: Message[]): Reading => ({ ticket: '7', status: 1, messages, complete: false });
const all = (...messages: Message[]): Reading => ({ ...some(...messages), complete: true });
const wordsOf = (known: Known, reading: Reading, settledBefore = Infinity) =>
  changesOf(known, reading, { ...context, settledBefore }).events.map((event) =>
    event.kind === 'message' ? event.message.text : event.kind,
  );

describe('changes of a ticket', () => {
  it('are none where nothing changed', () => {
    const known = knownWith(said('one'));
    const changes = changesOf(known, all(said('one')), context);
    expect(changes).toMatchObject({ events: [], changed: false, doubtful: false });
    expect(changes.known).toEqual(known);
  });

  it('are not what an earlier version knew by a time of GMT+8, until the ticket was read as a whole', () => {
    const later = said('one', { at: noon + 8 * 3600_000 });
    const known = knownWith(later);
    const { events, known: next } = changesOf(known, all(said('one'), said('two')), context);
    expect(events).toMatchObject([{ message: { text: 'two' } }]);
    expect(changesOf(next, all(said('one'), said('two')), context).events).toEqual([]);
    const current = { ...known, snapshot: { ...known.snapshot, type: 'Consultation' } };
    expect(wordsOf(current, all(said('one'), later))).toEqual(['one']);
  });

  it('are messages by their time, then the status', () => {
    const reading = {
      ...some(said('late', { at: noon + 2000 }), said('early'), said('when?', { at: undefined })),
      status: 2,
    };
    expect(wordsOf(knownWith(), reading)).toEqual(['early', 'late', 'when?', 'status']);
  });

  it('say when they happened, and when they were seen where nobody tells', () => {
    const { events } = changesOf(knownWith(), { ...some(said('a'), said('b', { at: undefined })), status: 2 }, context);
    expect(events.map(({ at }) => at)).toEqual([noon, context.now, context.now]);
  });

  it('have ids made of facts: the same reading gives the same ids, and no two events share one', () => {
    const reading = { ...some(said('a'), said('a'), said('b', { at: undefined })), status: 2 };
    const once = changesOf(knownWith(), reading, context).events.map(({ id }) => id);
    const again = changesOf(knownWith(), reading, { ...context, now: context.now + 5000 }).events.map(({ id }) => id);
    expect(again).toEqual(once);
    expect(new Set(once).size).toBe(4);
  });

  it('number changes of status, so that coming back is a change of its own', () => {
    let known = knownWith();
    const ids = [2, 1, 2, 2].flatMap((status) => {
      const changes = changesOf(known, { ...some(), status }, context);
      known = changes.known;
      return changes.events.map(({ id }) => id);
    });
    expect(new Set(ids).size).toBe(3);
  });

  it.each([
    ['as HTML', '<div class="osm-rich-text"><p>one &lt;b&gt;</p><p>two&nbsp;three</p></div>'],
    ['with other line breaks', 'one <b>\r\n two three '],
    ['with an id', 'one <b> two three'],
  ])('do not tell a message that is known when it is read %s', (_, text) => {
    const known = knownWith(said('one <b>\ntwo three'));
    expect(wordsOf(known, all(said(text, { id: 'm1', at: noon + 321 })))).toEqual([]);
  });

  it('do not depend on whether a source can tell a third party from an engineer', () => {
    expect(wordsOf(knownWith(said('one')), all(said('one', { author: 'third-party' })))).toEqual([]);
  });

  it('count equal messages of one second', () => {
    const known = knownWith(said('ping'));
    expect(wordsOf(known, all(said('ping'), said('ping'), said('ping')))).toEqual(['ping', 'ping']);
    expect(wordsOf(known, all(said('ping'), said('ping', { at: noon + 1000 })))).toEqual(['ping']);
  });

  it('are doubtful where a part of the messages repeats one of a second that was not over', () => {
    const known = knownWith(said('ping'));
    const doubtOf = (reading: Reading, settledBefore: number) =>
      changesOf(known, reading, { ...context, settledBefore }).doubtful;
    expect(wordsOf(known, some(said('ping')), noon - 1000)).toEqual([]);
    expect(doubtOf(some(said('ping')), noon - 1000)).toBe(true);
    expect(doubtOf(some(said('ping')), noon + 1000)).toBe(false);
    expect(doubtOf(all(said('ping')), noon - 1000)).toBe(false);
  });

  it('handle messages without time: a part that repeats one is doubtful, unless the cursor stood still', () => {
    const timeless = said('ping', { at: undefined });
    const known = knownWith(timeless);
    expect(wordsOf(known, some(timeless))).toEqual([]);
    expect(changesOf(known, some(timeless), { ...context, settledBefore: noon }).doubtful).toBe(true);
    expect(changesOf(known, some(timeless), context).doubtful).toBe(false);
    expect(wordsOf(known, all(timeless, timeless))).toEqual(['ping']);
  });

  it('keep the newest words of an engineer for the card', () => {
    const known = knownWith(said('first'));
    const { known: next, changed } = changesOf(
      known,
      some(said('second', { at: noon + 1000 }), said('mine', { author: 'customer', at: noon + 2000 })),
      context,
    );
    expect(changed).toBe(true);
    expect(next.snapshot.lastWords?.text).toBe('second');
    const older = changesOf(next, all(said('skipped', { at: noon - 1000 })), context);
    expect(older.known.snapshot.lastWords?.text).toBe('second');
  });

  it('take the details where there are any', () => {
    const details: Ticket = {
      id: '7',
      description: 'Broken',
      status: 3,
      severity: 'high',
      resolvedAt: noon,
      messages: [],
    };
    const { known } = changesOf(knownWith(said('first')), { ...all(), status: 3, details }, context);
    expect(known.snapshot).toMatchObject({
      status: 3,
      severity: 'high',
      resolvedAt: noon,
      lastWords: { text: 'first' },
    });
  });

  it('tell once that a ticket is gone, with its last words', () => {
    const gone: Reading = { ticket: '7', messages: [said('bye')], complete: false, end: 'deleted' };
    const { known, events } = changesOf(knownWith(), gone, context);
    expect(events.map(({ kind }) => kind)).toEqual(['message', 'deleted']);
    expect(changesOf(known, gone, context).events).toEqual([]);
  });

  it('do not tell again that a ticket is gone where it is deleted later on', () => {
    const nothing = { ticket: '7', messages: [], complete: false };
    const { known, events } = changesOf(knownWith(), { ...nothing, end: 'gone' }, context);
    expect(events.map(({ kind }) => kind)).toEqual(['deleted']);
    expect(changesOf(known, { ...nothing, end: 'deleted' }, context).events).toEqual([]);
    expect(changesOf(known, { ...nothing, status: 13 }, context).events).toEqual([]);
  });

  it('lose nothing of two readings that are joined, and double nothing', () => {
    const joined = joinReadings(some(said('a'), said('b'), said('b')), all(said('b'), said('c')));
    expect(joined.messages.map(({ text }) => text).sort()).toEqual(['a', 'b', 'b', 'c']);
    expect(joined.complete).toBe(true);
  });

  it('keep a third party one where a reading of the whole ticket shows it as an engineer', () => {
    const joined = joinReadings(
      some(said('from outside', { author: 'third-party' }), said('ours', { author: 'customer' })),
      all(said('from outside'), said('ours', { author: 'customer' }), said('ours')),
    );
    expect(joined.messages.map(({ author, text }) => `${author}: ${text}`)).toEqual([
      'third-party: from outside',
      'customer: ours',
      'engineer: ours',
    ]);
  });

  const messages = fc.array(
    fc.record({
      text: fc.constantFrom('a', 'b', '<p>a</p>'),
      second: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    }),
    { maxLength: 12 },
  );

  it('tell each message exactly once, however a growing ticket is cut into readings', () => {
    fc.assert(
      fc.property(messages, fc.array(fc.nat(12), { maxLength: 6 }), (drawn, cuts) => {
        const history = drawn.map(({ text, second }) =>
          said(text, { at: second === undefined ? undefined : noon + second * 1000 }),
        );
        let known = knownWith();
        const ids: string[] = [];
        for (const end of [...cuts.sort((a, b) => a - b), history.length]) {
          const changes = changesOf(known, all(...history.slice(0, end)), context);
          known = changes.known;
          ids.push(...changes.events.map(({ id }) => id));
        }
        expect(ids).toHaveLength(history.length);
        expect(new Set(ids).size).toBe(history.length);
      }),
    );
  });

  it('survive hostile text in bounded time', () => {
    const hostile = ['<'.repeat(50_000), '&amp;'.repeat(10_000), '<<>>'.repeat(12_000), '\ud800', '__proto__', '\0'];
    const changes = changesOf(knownWith(), some(...hostile.map((text) => said(text))), context);
    expect(changes.events).toHaveLength(hostile.length);
  });

  it('take any text for what it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const known = knownWith(said(text));
        expect(wordsOf(known, all(said(`<div>${text}</div>`)))).toEqual([]);
      }),
    );
  });
});
