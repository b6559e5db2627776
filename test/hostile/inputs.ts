/** Characters of a hostile text. */
export const hostileLength = 100_000;

/**
 * What hostile texts repeat: whatever means something to one of the parsers, alone or as the beginning of something that is
 * never finished.
 */
const units: readonly string[] = [
  // White space, and what draws nothing.
  ...[
    ' ',
    '\t',
    '\n',
    '\r',
    '\r\n',
    ' \n',
    '\u00a0',
    '\u3000',
    '\u2028',
    '\u200b',
    '\u200d',
    '\u202e',
    '\0',
    'a\u200b',
  ],
  // Letters and digits of several widths, halves of characters, marks that combine.
  ...['a', 'A', 'z9', '1', '\uff10', '\uff21', '中', '工单', 'é', 'e\u0301', '\u0301', 'ß', '\ufb03'],
  ...['\ud83d', '\udc00', '\ud83da', '😀', '👨\u200d👩', '🇩🇪', '\ufdd0', '\ufdd0a\ufdd1'],
  // Each mark by itself.
  ...Array.from('-_*~`.,:;?!/\\#@&%=|+^$<>()[]{}"\'“”‘’„—…，：（【＠＃'),
  // Formatting of chat programs, quotes and lists.
  ...['*a ', '_a_ ', '~a~', '`a`', '`a', ' *a*', '*a\n', '*_~', '> ', '\n> ', '- ', '\n- ', '• ', '\n•', '1. '],
  ...["'a ", " '", '"a" ', ' "', '«a', '[a]('],
  // HTML.
  ...['<b>', '</b>', '<b', '<a', '<p>', '</p>', '<br>', '<td>', '<table><tr><td>', '<ul><li>', '<pre>', '<blockquote>'],
  ...['<!--', '-->', '<![CDATA[', '<!doctype ', '<?xml ', '<x-y>', '<o:p>', '<svg>', '<div hidden>', '<b style="'],
  ...[
    '<a href="',
    '<a href="http://a.b">',
    '<img ',
    '<img src="/accessorys/a',
    '&lt;',
    '&amp;lt;',
    '&#x41;',
    '&amp',
    '&#',
  ],
  // References, emoji and links of Slack.
  ...['<@U1>', '<#C1|a>', '<!date^1^{time}|a>', '<!a|b>', '<http://a|b>', '<http://', ':a:', ':a', ':smile:'],
  ...[':+1::skin-tone-2:'],
  // Addresses.
  ...[
    'http://',
    'https:',
    'https://a.b/',
    'https://a.b/ ',
    'https://a.b/?',
    'https://a.b/(',
    'mailto:a@b.c ',
    'a.',
    'a.b/',
  ],
  ...['a@', 'a@a.', '1.1.1.1 ', '../', '/a', '%20', '%zz', 'a=', 'a=b&', '&a'],
  // Command lines, numbers of tickets, filters, lists, tables, dates.
  ...[
    '#1 ',
    '-1',
    'ticket ',
    'ticket #',
    'id ',
    'a:',
    'a:b ',
    'a,',
    'a,b',
    'a b ',
    'web-01 ',
    'a1-',
    '\n=',
    '"",',
    '=,',
  ],
  ...['{}', '{},', '[{', '[1,', '2026-01-01', '00:', '— a (Slack)', ' (Slack)', 'signature time:', 'canonicalRequest:'],
];

export interface HostileText {
  readonly name: string;
  readonly text: string;
}

const repeated = units.map((unit) => ({
  unit: JSON.stringify(unit),
  text: unit.repeat(Math.ceil(hostileLength / unit.length)).slice(0, hostileLength),
}));

/** Each unit repeated, with an end that fits nothing: that is when an expression tries everything. */
export const unfinishedTexts: readonly HostileText[] = repeated.map(({ unit, text }) => ({
  name: `${unit} repeated, then "x!"`,
  text: `${text.slice(0, -2)}x!`,
}));

/** The same, and each unit repeated to the end. */
export const hostileTexts: readonly HostileText[] = [
  ...repeated.map(({ unit, text }) => ({ name: `${unit} repeated`, text })),
  ...unfinishedTexts,
];
