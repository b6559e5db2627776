import { describe, expect, it } from '@jest/globals';

/** The page's scripts are plain JavaScript; these know nothing of the DOM. */
const load = (name: string) => import(new URL(`../../../src/sandbox/page/public/${name}.js`, import.meta.url).href);

interface Candidate {
  readonly text: string;
  readonly insert?: string;
  readonly shortcut?: string;
}
interface Row {
  readonly kind: string;
  readonly key: string;
  readonly compact?: boolean;
}
interface Scripts {
  readonly completionOf: (
    text: string,
    caret: number,
    view: object,
    inThread: boolean,
  ) => { readonly start: number; readonly candidates: readonly Candidate[] } | undefined;
  readonly itemsOf: (channel: object, screen: object) => readonly object[];
  readonly rowsOf: (items: readonly object[], reader: object) => readonly Row[];
}

const { completionOf, itemsOf, rowsOf } = {
  ...((await load('completion')) as object),
  ...((await load('rows')) as object),
} as Scripts;

describe('what a message box offers', () => {
  const view = {
    people: [
      { name: 'maya', realName: 'Maya Weber' },
      { name: 'liwei', realName: 'Li Wei' },
      { name: 'old', realName: 'Old Wesley', deactivated: true },
    ],
    names: { C1: 'support', C2: 'random', D1: '' },
    menu: {
      commands: [{ name: '/ticket', hint: 'new | list', description: 'Work' }],
      shortcuts: [
        { id: 'create', name: 'Create ticket', type: 'global' },
        { id: 'from', name: 'Create from message', type: 'message' },
      ],
    },
  };
  const offered = (text: string, caret = text.length, inThread = false) =>
    completionOf(text, caret, view, inThread)?.candidates.map((one) => one.insert ?? one.shortcut);

  it.each<[string, readonly string[] | undefined]>([
    ['/', ['/ticket ', 'create']],
    ['/tick', ['/ticket ', 'create']],
    ['/ti', ['/ticket ', 'create']],
    ['/create', ['create']],
    // Who has typed all of it wants to send it.
    ['/ticket', undefined],
    ['/ticket new @ma', ['@maya ']],
    ['and/or', undefined],
    ['@we', ['@maya ', '@liwei ']],
    ['hello @liwei', undefined],
    ['mail@we', undefined],
    ['see #ra', ['#random ']],
    ['#', ['#support ', '#random ']],
    ['well :tad', [':tada: ']],
    ['12:30', undefined],
    ['plain', undefined],
  ])('for %j: %j', (text, expected) => {
    expect(offered(text)).toEqual(expected);
  });

  it('looks at what stands before the caret, and knows no commands in threads', () => {
    expect(offered('@ma and more', 3)).toEqual(['@maya ']);
    expect(completionOf('to @ma', 6, view, false)?.start).toBe(3);
    expect(offered('/tick', 5, true)).toBeUndefined();
  });
});

describe('rows of a conversation', () => {
  const screen = { ephemerals: [], notices: [] };
  const message = (ts: number, from = 'maya', more = {}) => ({ ts: `${ts}.000000`, from, ...more });
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const reader = { dates: { day }, me: 'maya' };
  const kinds = (rows: readonly Row[]) =>
    rows.map(({ kind, key, compact }) => (compact === true ? `+${key}` : `${kind} ${key}`));
  const channel = (messages: readonly object[], more = {}) => ({
    id: 'C1',
    messages,
    older: false,
    newer: false,
    ...more,
  });

  it('have a line above each day, and go on below a name for five minutes', () => {
    const items = itemsOf(
      channel([message(1000), message(1200), message(1250, 'omar'), message(1300, 'omar'), message(90_000, 'omar')]),
      screen,
    );
    expect(kinds(rowsOf(items, reader))).toEqual([
      'day 1970-01-01',
      'message 1000.000000',
      '+1200.000000',
      'message 1250.000000',
      '+1300.000000',
      'day 1970-01-02',
      'message 90000.000000',
    ]);
  });

  it('say where the news begins: with the first word of somebody else', () => {
    const items = itemsOf(
      channel([message(1000, 'omar'), message(1010), message(1020, 'omar'), message(1030, 'omar')]),
      screen,
    );
    expect(kinds(rowsOf(items, { ...reader, read: '1000.000000' }))).toEqual([
      'day 1970-01-01',
      'message 1000.000000',
      'message 1010.000000',
      'news news',
      'message 1020.000000',
      '+1030.000000',
    ]);
  });

  it('put what only one person sees between them, where it is within the window and in no thread', () => {
    const only = (ts: number, more = {}) => ({ ts: `${ts}.000000`, channel: 'C1', rawText: 'x', blocks: [], ...more });
    const own = {
      ephemerals: [only(900), only(1010), only(1015, { thread: '1000.000000' }), only(1016, { channel: 'C2' })],
      notices: [{ at: 1_005_000, channel: 'C1', text: 'failed' }],
    };
    const of = (more: object) =>
      kinds(rowsOf(itemsOf(channel([message(1000), message(1020)], more), own), reader)).slice(1);
    expect(of({ older: true })).toEqual([
      'message 1000.000000',
      'message notice 0 1005000',
      'message 1010.000000',
      'message 1020.000000',
    ]);
    expect(of({})[0]).toBe('message 900.000000');
  });
});
