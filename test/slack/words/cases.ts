/** A message as Slack sends it, and what somebody reads who has never heard of Slack. */
export interface Case {
  readonly title: string;
  readonly message: unknown;
  readonly words: string;
}

const t = (text: string, style?: Record<string, boolean>) => ({ type: 'text', text, ...(style && { style }) });
const section = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
const rich = (...elements: unknown[]) => ({ type: 'rich_text', elements });
const bullets = (items: readonly string[], more: Record<string, unknown> = {}) => ({
  type: 'rich_text_list',
  style: 'bullet',
  indent: 0,
  elements: items.map((item) => section(t(item))),
  ...more,
});
const numbers = (items: readonly string[], more: Record<string, unknown> = {}) =>
  bullets(items, { style: 'ordered', ...more });
const quote = (...elements: unknown[]) => ({ type: 'rich_text_quote', elements });
const code = (text: string) => ({ type: 'rich_text_preformatted', elements: [t(text)] });
const user = (id: string) => ({ type: 'user', user_id: id });
const link = (url: string, text?: string) => ({ type: 'link', url, ...(text !== undefined && { text }) });
const emoji = (name: string, more: Record<string, unknown> = {}) => ({ type: 'emoji', name, ...more });

/** Typed: Slack's `text` says something else each time, so that it is seen where the words come from. */
const typed = (title: string, words: string, ...elements: unknown[]): Case => ({
  title: `typed: ${title}`,
  message: { text: 'NOT FROM HERE', blocks: [rich(...elements)] },
  words,
});

const fallback = (title: string, text: string, words: string): Case => ({
  title: `text alone: ${title}`,
  message: { text },
  words,
});

const made = (title: string, message: unknown, words: string): Case => ({ title, message, words });

export const cases: readonly Case[] = [
  typed('plain words', 'a < b && c > d', section(t('a < b && c > d'))),
  typed('what looks like an escape', '&lt;b&gt;', section(t('&lt;b&gt;'))),
  typed('marks as words', 'SELECT * FROM a_b_c ~ *', section(t('SELECT * FROM a_b_c ~ *'))),
  typed(
    'bold, italic, strike and code',
    'a b c d',
    section(
      t('a', { bold: true }),
      t(' b ', { italic: true }),
      t('c', { strike: true }),
      t(' '),
      t('d', { code: true }),
    ),
  ),
  typed('a person', '@Maya Weber knows', section(user('U1'), t(' knows'))),
  typed(
    'a group, however often',
    '@operators and @operators',
    section({ type: 'usergroup', usergroup_id: 'S1' }, t(' and '), { type: 'usergroup', usergroup_id: 'S1' }),
  ),
  typed('a channel', 'see #support', section(t('see '), { type: 'channel', channel_id: 'C1' })),
  typed('somebody whom Slack does not name', 'ask @somebody', section(t('ask '), user('U404'))),
  typed(
    'everybody',
    '@here and @channel',
    section({ type: 'broadcast', range: 'here' }, t(' and '), { type: 'broadcast', range: 'channel' }),
  ),
  typed(
    'an emoji with its code points',
    'done ✅',
    section(t('done '), emoji('white_check_mark', { unicode: '2705' })),
  ),
  typed(
    'an emoji with skin',
    '👋🏽 hello',
    section(emoji('wave', { unicode: '1f44b-1f3fd', skin_tone: 4 }), t(' hello')),
  ),
  typed('an emoji by name', '🤔', section(emoji('thinking_face'))),
  typed('an emoji by name, with skin', '👍🏿', section(emoji('+1', { skin_tone: 6 }))),
  typed('a joined emoji', '👩‍💻', section(emoji('female-technologist', { unicode: '1f469-200d-1f4bb' }))),
  typed('an emoji of the workspace', ':party-parrot:', section(emoji('party-parrot'))),
  typed('colons that are none', '00:1a:ab:cd', section(t('00:1a:ab:cd'))),
  typed('a bare address', 'https://a.example/x', section(link('https://a.example/x'))),
  typed('a link with words', 'the graph (https://a.example/x)', section(link('https://a.example/x', 'the graph'))),
  typed('a link that shows its address in short', 'deploy.sh', section(link('http://deploy.sh', 'deploy.sh'))),
  typed(
    'a link that shows another address',
    'https://good.example (https://bad.example)',
    section(link('https://bad.example', 'https://good.example')),
  ),
  typed('a mail address', 'ann@a.example', section(link('mailto:ann@a.example', 'ann@a.example'))),
  typed('a mail address under a name', 'Ann (ann@a.example)', section(link('mailto:ann@a.example', 'Ann'))),
  typed('a phone number', '+49 30 1234567', section(link('tel:+49301234567', '+49 30 1234567'))),
  typed('a list', 'First:\n- one\n- two\nThen.', section(t('First:\n')), bullets(['one', 'two']), section(t('Then.'))),
  typed(
    'nested lists that go on counting',
    '1. one\n   a. one a\n   b. one b\n      i. deep\n2. two',
    numbers(['one']),
    numbers(['one a', 'one b'], { indent: 1 }),
    numbers(['deep'], { indent: 2 }),
    numbers(['two'], { offset: 1 }),
  ),
  typed('a list that starts with 3', '3. three\n4. four', numbers(['three', 'four'], { offset: 2 })),
  typed('an entry of two lines', '- one\n  more\n- two', bullets(['one\nmore', 'two'])),
  typed('a quote', '> it is\n> down\nIs it?', quote(t('it is\ndown')), section(t('Is it?'))),
  typed('a list in a quote', '> - one\n> - two', bullets(['one', 'two'], { border: 1 })),
  typed(
    'code',
    'See:\n$ df -h\n/dev/vda1 * 97%\nand tell',
    section(t('See:')),
    code('$ df -h\n/dev/vda1 * 97%'),
    section(t('and tell')),
  ),
  typed(
    'a date',
    '14 November',
    section({ type: 'date', timestamp: 1_700_000_000, format: '{date}', fallback: '14 November' }),
  ),
  typed(
    'a date without words',
    '2023-11-14 22:13 UTC',
    section({ type: 'date', timestamp: 1_700_000_000, format: '{date}' }),
  ),
  typed('a color', '#f405b3', section({ type: 'color', value: '#f405b3' })),
  typed('what this version has not heard of', 'new thing', section({ type: 'sparkle', text: 'new thing' })),

  fallback(
    'tokens of people, groups and channels',
    '<@U1> and <!subteam^S1> in <#C1|> know',
    '@Maya Weber and @operators in #support know',
  ),
  fallback(
    'names that Slack wrote beside them',
    '<@U9|bob>, <!subteam^S9|@team>, <#C9|general>',
    '@bob, @team, #general',
  ),
  fallback('everybody', '<!here> <!channel>', '@here @channel'),
  fallback('a date', 'on <!date^1700000000^{date}|14 November>', 'on 14 November'),
  fallback(
    'links that Slack made',
    '<http://deploy.sh|deploy.sh>, <http://main.py|main.py>, <http://a.example/|a.example>',
    'deploy.sh, main.py, a.example',
  ),
  fallback(
    'phone numbers',
    '<tel:0301234567|0301234567> <tel:+49301234567|+49 30 1234567>',
    '0301234567 +49 30 1234567',
  ),
  fallback('mail', '<mailto:x@a.example|Ann> <mailto:x@a.example|x@a.example>', 'Ann (x@a.example) x@a.example'),
  fallback('a link with words', '<https://a.example?a=1&amp;b=2|the page>', 'the page (https://a.example?a=1&b=2)'),
  fallback('escapes', 'a &lt; b &amp;&amp; c; &amp;lt;', 'a < b && c; &lt;'),
  fallback('what only looks like a token', 'if a < b and List<String> > c', 'if a < b and List<String> > c'),
  fallback('emoji', 'done :white_check_mark::thumbsup::skin-tone-3: :unheard-of:', 'done ✅👍🏼 :unheard-of:'),
  fallback('hardware and network addresses', '00:1a:ab:cd 2001:db8:1234:1::1', '00:1a:ab:cd 2001:db8:1234:1::1'),
  fallback('formatting', '*bold* _it_ ~no~ `a*b*c` 2*3*4 snake_case_name', 'bold it no a*b*c 2*3*4 snake_case_name'),
  fallback('a block of code', 'see ```\n*.log _x_\n``` end', 'see *.log _x_ end'),
  fallback('a list and a quote', '• one\n    ◦ two\n&gt; said', '- one\n    - two\n> said'),

  made(
    'forwarded: with a word before it',
    {
      text: 'see',
      blocks: [rich(section(t('see')))],
      attachments: [
        {
          is_share: true,
          is_msg_unfurl: true,
          author_name: 'Maya Weber',
          from_url: 'https://x.slack.com/archives/C1/p1',
          text: 'NOT FROM HERE',
          message_blocks: [{ message: { blocks: [rich(section(t('The disk is full\n')), bullets(['sda']))] } }],
        },
      ],
    },
    'see\n\nMaya Weber:\n> The disk is full\n> - sda',
  ),
  made('forwarded: nothing else', { text: '', attachments: [{ is_share: true, text: '*Disk* full' }] }, '> Disk full'),
  made(
    'the preview of a link is nobody’s words',
    {
      blocks: [rich(section(link('https://a.example')))],
      attachments: [
        { from_url: 'https://a.example', title: 'A page', text: 'Long' },
        { original_url: 'https://b.example', text: 'B' },
        { is_msg_unfurl: true, text: 'an internal word' },
      ],
    },
    'https://a.example',
  ),
  made(
    'alert: title, text and fields',
    {
      text: '',
      attachments: [
        {
          title: '[FIRING:1] DiskFull',
          title_link: 'http://alertmanager.internal',
          text: 'Disk of *web-1* is 97 % full',
          fallback: 'NOT FROM HERE',
          fields: [{ title: 'Severity', value: 'critical' }, { value: '<http://a.example|runbook>' }],
        },
      ],
    },
    '[FIRING:1] DiskFull\nDisk of web-1 is 97 % full\nSeverity: critical\nrunbook (http://a.example)',
  ),
  made(
    'alert: the fallback alone',
    { text: '', attachments: [{ fallback: 'Disk full on web-1', color: 'danger' }] },
    'Disk full on web-1',
  ),
  made(
    'alert: words before it',
    { text: 'Two alerts', attachments: [{ text: 'one' }, { text: 'two' }] },
    'Two alerts\n\none\n\ntwo',
  ),
  made(
    'alert: blocks in an attachment',
    {
      text: '',
      attachments: [{ color: '#f00', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '*Down*' } }] }],
    },
    'Down',
  ),
  made(
    'blocks alone',
    {
      text: '',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Deploy :rocket:' } },
        {
          type: 'section',
          text: { type: 'mrkdwn', text: '*web* failed' },
          fields: [{ type: 'mrkdwn', text: 'by <@U2>' }],
        },
        { type: 'divider' },
        {
          type: 'context',
          elements: [
            { type: 'image', alt_text: 'logo' },
            { type: 'mrkdwn', text: 'now' },
          ],
        },
        { type: 'image', alt_text: 'a graph', title: { type: 'plain_text', text: 'CPU' } },
        { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Retry' } }] },
      ],
    },
    'Deploy 🚀\n\nweb failed\nby @Li Wei\n\nlogo now\n\nCPU',
  ),
  made(
    'a table',
    {
      blocks: [
        {
          type: 'table',
          rows: [
            [
              { type: 'raw_text', text: 'Host' },
              { type: 'raw_text', text: 'Use' },
            ],
            [rich(section(t('web-1'))), { type: 'raw_text', text: '97 %' }],
          ],
        },
      ],
    },
    'Host | Use\nweb-1 | 97 %',
  ),
  made('blocks of an app that say nothing', { text: 'Only here', blocks: [{ type: 'divider' }] }, 'Only here'),
  made(
    'a file with words',
    { text: 'the log', blocks: [rich(section(t('the log')))], files: [{ id: 'F1' }] },
    'the log',
  ),
  made('a file without words', { text: '', files: [{ id: 'F1' }] }, ''),
  made(
    'edited: the words that stand there now',
    { blocks: [rich(section(t('right')))], edited: { user: 'U1', ts: '2' } },
    'right',
  ),
];
