import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

interface Node {
  readonly kind: string;
  readonly text?: string;
  readonly label?: string;
  readonly children?: readonly Node[];
}

interface Scripts {
  readonly parse: (text: string) => readonly Node[];
  readonly emoji: (name: string) => string;
  readonly withEmoji: (text: string) => string;
  readonly createDates: (reader: { readonly locale: string; readonly zone: string; readonly now?: () => number }) => {
    readonly token: (seconds: number, format: string, fallback: string) => string;
    readonly dayLine: (at: number) => string;
    readonly ago: (at: number) => string;
    readonly field: (at: number) => string;
    readonly fromField: (text: string) => number;
  };
}

/** The page's scripts are plain JavaScript; these know nothing of the DOM. */
const load = async (name: string): Promise<Partial<Scripts>> =>
  (await import(new URL(`../../../src/sandbox/page/public/${name}.js`, import.meta.url).href)) as Partial<Scripts>;
const { parse, emoji, withEmoji, createDates } = {
  ...(await load('mrkdwn')),
  ...(await load('emoji')),
  ...(await load('dates')),
} as Scripts;

const text = (words: string): Node => ({ kind: 'text', text: words });

describe('mrkdwn', () => {
  it.each<[string, readonly unknown[]]>([
    [
      '*bold* and _italic_',
      [{ kind: 'bold', children: [text('bold')] }, text(' and '), { kind: 'italic', children: [text('italic')] }],
    ],
    ['~*both*~', [{ kind: 'strike', children: [{ kind: 'bold', children: [text('both')] }] }]],
    ['2 * 3 * 4, a_b_c, *open', [text('2 * 3 * 4, a_b_c, *open')]],
    ['`*code* &lt;b&gt;`', [{ kind: 'code', text: '*code* <b>' }]],
    ['```\n*as is* &amp;\n```', [{ kind: 'pre', text: '*as is* &' }]],
    ['```open', [text('```open')]],
    [
      '&gt; said\n&gt; twice\nmine',
      [{ kind: 'quote', children: [text('said'), { kind: 'break' }, text('twice')] }, text('mine')],
    ],
    [
      '<https://example.com/?a=1&amp;b=2|*here*>',
      [{ kind: 'link', url: 'https://example.com/?a=1&b=2', label: '*here*' }],
    ],
    ['<javascript:alert(1)|click>', [text('<javascript:alert(1)|click>')]],
    [
      '<@U0MAYA0000> <#C1|old> <!here>',
      [
        { kind: 'user', id: 'U0MAYA0000' },
        text(' '),
        { kind: 'channel', id: 'C1', label: 'old' },
        text(' '),
        { kind: 'broadcast', name: 'here' },
      ],
    ],
    ['<!subteam^S1|@operators>', [{ kind: 'group', label: '@operators' }]],
    [
      '<!date^1700000000^{date} at {time}|then>',
      [{ kind: 'date', at: 1_700_000_000, format: '{date} at {time}', fallback: 'then' }],
    ],
    [':white_check_mark: 09:40:12', [{ kind: 'emoji', name: 'white_check_mark' }, text(' 09:40:12')]],
    ['1:1234:', [text('1'), { kind: 'emoji', name: '1234' }]],
    ['00:1a:ab:cd', [text('00:1a'), { kind: 'emoji', name: 'ab' }, text('cd')]],
    [
      ':100: :8ball: :+1: 12:300:4',
      [
        { kind: 'emoji', name: '100' },
        text(' '),
        { kind: 'emoji', name: '8ball' },
        text(' '),
        { kind: 'emoji', name: '+1' },
        text(' 12:300:4'),
      ],
    ],
  ])('reads %s', (source, nodes) => {
    expect(parse(source)).toEqual(nodes.map((node) => expect.objectContaining(node as object)));
  });

  it('shows escaped text as it was written, whatever it is', () => {
    const escape = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', 'a', ' ', '!', '@', '|', ';', '"') }), (words) => {
        const quoted = /^\s*>/m.test(words);
        fc.pre(!quoted);
        expect(parse(escape(words))).toEqual(words === '' ? [] : [text(words)]);
      }),
    );
  });

  it('gives only nodes that the page knows, for any text', () => {
    const kinds = 'text bold italic strike code pre quote link user channel group broadcast date emoji break'.split(
      ' ',
    );
    const all = (nodes: readonly Node[]): readonly Node[] =>
      nodes.flatMap((node) => [node, ...all(node.children ?? [])]);
    const pieces = fc.constantFrom(
      '*',
      '_',
      '~',
      '`',
      '```',
      '<',
      '>',
      '|',
      '@U1',
      '#C1',
      '!date^',
      '^',
      'a',
      ' ',
      '\n',
      '&gt;',
      ':x:',
    );
    fc.assert(
      fc.property(
        fc.array(pieces).map((parts) => parts.join('')),
        (words) => {
          for (const { kind } of all(parse(words))) expect(kinds).toContain(kind);
        },
      ),
    );
  });

  it('reads a long hostile line to its end', () => {
    const line = '*a _b ~c `d <e '.repeat(20_000);
    expect(all(parse(line))).toBeGreaterThan(1000);
  });
});

/** Characters of the texts in a tree. */
function all(nodes: readonly Node[]): number {
  return nodes.reduce((sum, node) => sum + (node.text?.length ?? 0) + all(node.children ?? []), 0);
}

describe('emoji', () => {
  /** Slack's names, each with its code points. */
  const table = createRequire(import.meta.url)('emojibase-data/en/shortcodes/iamcal.json') as Readonly<
    Record<string, string | readonly string[]>
  >;
  const bare = (character: string) => character.replaceAll('\ufe0f', '');
  const named = Object.entries(table).flatMap(([points, names]) => {
    const character = String.fromCodePoint(...points.split('-').map((point) => parseInt(point, 16)));
    return [names].flat().map((name) => [name, character] as const);
  });

  it('are all there that an address, a time or a number can hold between two colons', () => {
    const short = named.filter(([name]) => /^[0-9a-f]{1,4}$/.test(name));
    expect(short.length).toBeGreaterThan(5);
    for (const [name, character] of short) expect([name, bare(emoji(name))]).toEqual([name, bare(character)]);
  });

  it('come alive wherever their names are, also where no blank is beside them', () => {
    expect(withEmoji('1:1234: 00:1a:ab:cd 09:40:12')).toBe('1🔢 00:1a🆎cd 09:40:12');
    for (const [name] of named.filter(([one]) => /^[^a-z]/.test(one)))
      expect(parse(`:${name}:`)).toEqual([{ kind: 'emoji', name }]);
  });
});

describe('dates', () => {
  const at = Date.UTC(2026, 0, 2, 20, 4, 5);
  const seconds = at / 1000;
  const berlin = (now: number, locale = 'en-US') => createDates({ locale, zone: 'Europe/Berlin', now: () => now });
  const day = 86_400_000;

  it('are written in the zone and the language of the reader', () => {
    expect(berlin(at).token(seconds, '{date_num} {time}', 'x')).toBe('2026-01-02 9:04 PM');
    expect(berlin(at).token(seconds, '{date_short_pretty} {time}', 'x')).toBe('today 9:04 PM');
    expect(berlin(at + day).token(seconds, '{date_pretty}', 'x')).toBe('yesterday');
    expect(berlin(at + 9 * day).token(seconds, '{date_long_pretty}', 'x')).toBe('Friday, January 2, 2026');
    const shanghai = createDates({ locale: 'zh-CN', zone: 'Asia/Shanghai', now: () => at });
    expect(shanghai.token(seconds, '{date_num} {time} {date_pretty}', 'x')).toBe('2026-01-03 04:04 今天');
  });

  it('stand above the messages of a day, and say how long ago something was', () => {
    expect(berlin(at).dayLine(at)).toBe('Today');
    expect(berlin(at + 9 * day).dayLine(at)).toBe('Friday, January 2, 2026');
    expect(berlin(at + 120_000).ago(at)).toBe('2 minutes ago');
    expect(berlin(at + 5 * day).token(seconds, '{ago}', 'x')).toBe('5 days ago');
  });

  it('stand in a field of the browser, and come out of it, on both sides of a change of the clock', () => {
    expect(berlin(at).field(at)).toBe('2026-01-02T21:04');
    for (const text of [
      '2026-01-02T21:04',
      '2026-07-02T00:00',
      '2026-03-29T01:30',
      '2026-03-29T03:30',
      '2026-10-25T04:00',
    ])
      expect(berlin(at).field(berlin(at).fromField(text))).toBe(text);
  });

  it('fall back where they make no sense', () => {
    expect(berlin(at).token(NaN, '{date}', 'fallback')).toBe('fallback');
    expect(berlin(at).token(1e15, '{date}', 'fallback')).toBe('fallback');
    expect(berlin(at).token(seconds, '{moon}', 'fallback')).toBe('fallback');
  });
});
