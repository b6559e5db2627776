import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { htmlToMrkdwn } from '../../../src/slack/blocks/html.ts';

const convert = (html: string) => htmlToMrkdwn(html, 'picture');

describe('htmlToMrkdwn', () => {
  it.each([
    ['plain text & signs < >', 'plain text &amp; signs &lt; &gt;'],
    ['<div class="osm-rich-text"><p>One</p><p>Two</p></div>', 'One\n\nTwo'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<b>bold</b> <em>soft</em> <del>gone</del> <code>x = 1</code>', '*bold* _soft_ ~gone~ `x = 1`'],
    ['<ul><li>one</li><li>two</li></ul>', '• one\n• two'],
    ['<a href="https://example.com/?a=1&amp;b=2">see <b>here</b></a>', '<https://example.com/?a=1&amp;b=2|see here>'],
    ['<a href="javascript:alert(1)">click</a>', 'click'],
    ['see https://example.com/x.', 'see <https://example.com/x>.'],
    ['<img src="x">', '[picture]'],
    ['<img src="x" alt="a &lt;graph&gt;">', '[picture: a &lt;graph&gt;]'],
    [`<img src="data:image/png;base64,${'iVBORw0KGgo'.repeat(1000)}" alt="dots">after`, '[picture: dots]after'],
    ['<ol><li>one</li><li>two<ul><li>in it</li></ul></li></ol><p>end</p>', '1. one\n2. two\n  • in it\n\nend'],
    [
      '<table><thead><tr><th>Name</th><th>Size</th></tr></thead><tr><td>a</td><td><b>1</b></td></tr></table>',
      'Name | Size\n\na | *1*',
    ],
    ['<pre><code>if (<b>a</b>)</code></pre>', '```\nif (a)\n```'],
    ['&lt;!channel&gt; &amp;amp; &#33; &#x1F600; &nope;', '&lt;!channel&gt; &amp;amp; ! 😀 &amp;nope;'],
    [
      '<!channel> <@U1> <#C1|x> <https://evil|good>',
      '&lt;!channel&gt; &lt;@U1&gt; &lt;#C1|x&gt; &lt;<https://evil/>|good&gt;',
    ],
    ['List<String> a < b', 'List&lt;String&gt; a &lt; b'],
    ['<script>alert(1)</script>after', 'after'],
    ['<pre>a\n  b</pre>', '```\na\n  b\n```'],
    ['a\u0000\u202eb\u200bc\ud800d\r\ne', 'abc\ufffdd\ne'],
    ['<b', '&lt;b'],
    ['<a href="https://x.example/|a>b">t', '<https://x.example/%7Ca|b"&gt;t>'],
  ])('%j', (html, expected) => {
    expect(convert(html)).toBe(expected);
  });

  it('never lets a mention, a foreign link or a control character through, whatever comes', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '&',
        '"',
        "'",
        '|',
        '!',
        '@U1',
        '#C1',
        'channel',
        '<a href=',
        '<!here>',
        '</a>',
        '<b>',
        '&lt;',
        '&#60;',
        'https://a.example/',
        '`',
        '\ud83d',
        '\u202e',
        '\n',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
        (html) => {
          const shown = convert(html);
          const tokens = shown.match(/<[^<>]*>/g) ?? [];
          expect(tokens.filter((token) => !/^<https?:\/\/[^\s<>|]+(\|[^<>|]+)?>$/.test(token))).toEqual([]);
          expect(shown.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
          expect(shown).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('takes time in proportion to the length, also for what is never closed', () => {
    for (const part of [
      '<a "',
      '<',
      '<a href="x',
      '<b ',
      '&#',
      '<!--',
      '<a>',
      '<script>',
      '<img ',
      '<img alt="',
      '<ul>',
      '<td>',
    ]) {
      expect(convert(part.repeat(100_000 / part.length)).length).toBeLessThan(1_000_000);
    }
  });
});
