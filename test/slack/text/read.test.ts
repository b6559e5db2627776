import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lengthOf, plainText } from '../../../src/slack/text/document.ts';
import { readForeign } from '../../../src/slack/text/read.ts';
import { richText } from '../../../src/slack/text/rich-text.ts';
import { drawn, readable } from '../../support/rich-text.ts';
import { shortMs, timed } from '../../support/timed.ts';

const convert = (html: string) => {
  const document = readForeign(html, 'picture');
  return document.length === 0 ? '' : drawn(richText(document));
};
const wrap = (html: string) => `<div class="osm-rich-text">${html}</div>`;

describe('rich text of the service', () => {
  it.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['<div>One</div><div>Two</div>', 'One\nTwo'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['a<br><br><br><br>b', 'a\n\nb'],
    ['<p>a</p>\n\n<p>b\n c</p>', 'a\n\nb c'],
    ['one line\nand another', 'one line\nand another'],
    ['a&nbsp;&nbsp;b', 'a  b'],
    ['<h2>Head</h2><p>words</p>', '{b:Head}\n\nwords'],
    ['<b>bold</b> <em>soft</em> <del>gone</del> <code>x = 1</code>', '{b:bold} {i:soft} {s:gone} {c:x = 1}'],
    ['<blockquote>old<br>words</blockquote>new', '> old\nwords\nnew'],
    ['<script>alert(1)</script><style>p{}</style>after', 'after'],
    ['<p hidden>a</p><p style="color:red; display : none">b</p><p>c</p>', 'c'],
    ['a\u0000\u202eb\u200bc\ud800d', 'abc\ufffdd'],
    ['&#x202e;a&#0;b&#xfdd0;', 'a\ufffdb'],
    ['<q>words</q> said', '“words” said'],
  ])('has its form: %j', (html, expected) => {
    expect(convert(wrap(html))).toBe(expected);
  });

  it.each([
    ['<ul><li>one</li><li>two</li></ul>', '• one\n• two'],
    ['<ul><li><p>one</p></li><li><p>two</p></li></ul>', '• one\n• two'],
    [
      '<ol><li>one</li><li>two<ul><li>in it</li></ul></li><li>three</li></ol><p>end</p>',
      '1. one\n2. two\n  • in it\n3. three\nend',
    ],
    ['<ol start="3"><li>three</li><li>four</li><li value="9">nine</li></ol>', '3. three\n4. four\n9. nine'],
    ['<ol><li>one<pre>code</pre>more</li><li>two</li></ol>', '1. one\n```code```\nmore\n2. two'],
    ['<blockquote><ul><li>a</li></ul></blockquote>', '> • a'],
    ['<ul><li></li><li>b</li></ul>', '• b'],
  ])('has lists: %j', (html, expected) => {
    expect(convert(wrap(html))).toBe(expected);
  });

  it.each([
    [
      '<figure class="table"><table><colgroup><col></colgroup><thead><tr><th>Name</th><th>Size</th></tr></thead><tbody><tr><td><p>a</p></td><td><b>1</b></td></tr></tbody></table></figure>',
      '```Name | Size\na    | 1```',
    ],
    ['<table><tr><td>磁盘</td><td>x</td></tr><tr><td>disk</td><td>y</td></tr></table>', '```磁盘 | x\ndisk | y```'],
    ['<table><caption>Sizes</caption><tr><td>a</td><td>b</td></tr></table>after', 'Sizes\n```a | b```\nafter'],
    ['<table><tr><td><b>one</b></td></tr><tr><td>two</td></tr></table>', '{b:one}\ntwo'],
    ['<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>', '```a | b c```'],
    ['<table><tr><td></td><td></td></tr></table>', ''],
    ['<table><tr><td>a<b>b<td>c</b><tr><td>d</table>', 'a{b:b c}\nd'],
  ])('has tables as aligned text: %j', (html, expected) => {
    expect(convert(wrap(html))).toBe(expected);
  });

  it.each([
    ['<img src="x">', '[picture]'],
    ['<img src="x" alt="a &lt;graph&gt;">', '[picture: a <graph>]'],
    ['<img src="https://a.example/b.png" alt="b">', '[[picture: b]](https://a.example/b.png)'],
    ['<img src="https://osm.example/v2/accessorys/1/image">', '[picture]'],
    [`<img src="data:image/png;base64,${'iVBORw0KGgo'.repeat(1000)}" alt="dots">after`, '[picture: dots]after'],
    ['<video src="https://a.example/v.mp4">no video</video>', '[](https://a.example/v.mp4)'],
  ])('has pictures by their words: %#', (html, expected) => {
    expect(convert(wrap(html))).toBe(expected);
  });

  it.each([
    [
      '<a href="https://e.example/?a=1&amp;b=2">see <b>here</b></a>',
      '[see](https://e.example/?a=1&b=2) {b:[here](https://e.example/?a=1&b=2)}',
    ],
    ['<a href="javascript:alert(1)">click</a>', 'click'],
    ['<a href="https://e.example/x"><img alt="Manual"></a>', '[[picture: Manual]](https://e.example/x)'],
    ['<a href="https://x.example/|a>b">t</a>', '[t](https://x.example/|a%3Eb)'],
    ['<code>https://e.example</code> <pre>https://e.example</pre>', '{c:https://e.example}\n```https://e.example```'],
    ['see https://e.example/x.', 'see [](https://e.example/x).'],
  ])('has links: %j', (html, expected) => {
    expect(convert(wrap(html))).toBe(expected);
  });

  // Named character references are those of HTML, whose case matters.
  it.each([
    ['caf&eacute; 30&deg;C &rarr; ok &pound;', 'café 30°C → ok £'],
    ['&Eacute;&eacute; &Auml;&auml;', 'Éé Ää'],
    ['&lt;!channel&gt; &amp;amp; &#33; &#x1F600; &nope;', '<!channel> &amp; ! 😀 &nope;'],
  ])('has character references: %j', (html, expected) => {
    expect(convert(wrap(html))).toBe(expected);
  });

  it.each([
    ['a<!-- internal: x > y -->b', 'ab'],
    ['<!--[if mso]><p>hidden</p><![endif]-->', ''],
    ['<![if !mso]>shown<![endif]>', 'shown'],
    ['<span title="a > b">x</span>', 'x'],
    ['<span title=\'a > b\' data-x="<p>">x</span>', 'x'],
    ['a<!-- never closed', 'a'],
  ])('does not show what is not for people: %j', (html, expected) => {
    expect(convert(wrap(html))).toBe(expected);
  });

  it.each([
    ...[
      'o:p',
      'mark',
      'ins',
      'details',
      'center',
      'article',
      'header',
      'abbr',
      'big',
      'tt',
      'font',
      'bdi',
      'time',
      'svg',
      'nav',
    ].map((name) => [`<${name}>x</${name}>`, name === 'tt' ? '{c:x}' : 'x']),
    ['<dl><dt>term</dt><dd>meaning</dd></dl>', '{b:term}\nmeaning'],
    ['<details><summary>more</summary>words</details>', 'more\nwords'],
    ['super<wbr>cali', 'supercali'],
    ['<iframe src="x">in it</iframe><video><source src="x">no</video>a', 'a'],
    ['<![CDATA[x]]>a<?xml version="1.0"?><!DOCTYPE html>b', 'ab'],
    ['<svg viewBox="0"><title>t</title><path d="M0"/><text>label</text></svg>', 'label'],
    ['<table><tr><td>a</td></tr><tfoot><tr><td>b</td></tr></tfoot></table>', 'a\nb'],
    ['set <cluster-name> in List<String> to <Value>', 'set <cluster-name> in List<String> to <Value>'],
    ['<cluster-name>x</cluster-name>', '<cluster-name>x</cluster-name>'],
  ])('knows the elements of HTML, and takes others for words: %j', (html, expected) => {
    expect(convert(wrap(html))).toBe(expected);
  });

  it.each([
    ['请<b>重启</b>服务', '请{b:重启}服务'],
    ['pre<b>bold</b>post', 'pre{b:bold}post'],
    ['a <b>bold </b>b', 'a {b:bold} b'],
    ['<b>one<br>two</b>', '{b:one}\n{b:two}'],
    ['<b><p>one</p></b>', '{b:one}'],
    ['<b></b>x', 'x'],
    ['<b><b>x</b></b>', '{b:x}'],
    ['<b>2*3</b>', '{b:2*3}'],
    ['<b>a <i>b</i></b>', '{b:a} {bi:b}'],
    ['请<i>看</i>这<s>个</s><code>x </code>y', '请{i:看}这{s:个}{c:x} y'],
    ['a _b_ `c` ~d~ *e*', 'a _b_ `c` ~d~ *e*'],
  ])('has styles, and no marks: %j', (html, expected) => {
    expect(convert(wrap(html))).toBe(expected);
  });

  it.each([
    ['<pre>a\n\n\n  b</pre>', '```a\n\n\n  b```'],
    ['<pre><code>if (<b>a</b>)\n</code></pre>', '```if (a)```'],
    ['<pre>\n  x\n</pre>', '```  x```'],
    ['<pre>a<br>b</pre>', '```a\nb```'],
  ])('has code as it is: %j', (html, expected) => {
    expect(convert(wrap(html))).toBe(expected);
  });

  it('has nothing where nothing is to be read', () => {
    for (const html of [
      '',
      ' ',
      '<p></p>',
      '<ul><li> </li></ul>',
      '<b>\u200b</b>',
      '<pre>\n</pre>',
      '<blockquote></blockquote>',
    ]) {
      expect(convert(wrap(html))).toBe('');
    }
  });

  it('keeps all visible words of 2,000 random texts, in order', () => {
    const word = fc.constantFrom(
      'disk',
      '磁盘',
      '&lt;!here&gt;',
      'caf&eacute;',
      ':smile:',
      '*b*',
      '_x_',
      '&gt; 5',
      '`c`',
      '00:1a:ab:cd',
      '&amp;amp;',
      '👩‍💻',
      '@U1',
      '~',
    );
    const seen: Readonly<Record<string, string>> = {
      '&lt;!here&gt;': '<!here>',
      'caf&eacute;': 'café',
      '&gt; 5': '> 5',
      '&amp;amp;': '&amp;',
    };
    const names = [
      'p',
      'b',
      'i',
      's',
      'code',
      'div',
      'span',
      'blockquote',
      'pre',
      'h1',
      'font',
      'center',
      'mark',
      'u',
      'o:p',
    ];
    interface Made {
      readonly html: string;
      readonly words: readonly string[];
    }
    const joined = (parts: readonly Made[]): Made => ({
      html: parts.map(({ html }) => html).join(' '),
      words: parts.flatMap(({ words }) => words),
    });
    const { text } = fc.letrec<{ text: Made; leaf: Made; element: Made; list: Made; table: Made; hidden: Made }>(
      (tie) => ({
        leaf: word.map((one) => ({ html: one, words: [seen[one] ?? one] })),
        hidden: fc
          .constantFrom(
            '<!-- <b>a</b> > -->',
            '<br>',
            '<script>x</script>',
            '<hr>',
            '<style>p > a {}</style>',
            '<p></p>',
          )
          .map((html) => ({ html, words: [] })),
        element: fc
          .tuple(fc.constantFrom(...names), tie('text'))
          .map(([name, { html, words }]) => ({ html: `<${name} title="a > b">${html}</${name}>`, words })),
        list: fc.tuple(fc.constantFrom('ul', 'ol'), fc.array(tie('text'), { maxLength: 3 })).map(([name, items]) => ({
          html: `<${name}>${items.map(({ html }) => `<li>${html}</li>`).join('')}</${name}>`,
          words: joined(items).words,
        })),
        table: fc.array(fc.array(tie('text'), { minLength: 1, maxLength: 3 }), { maxLength: 3 }).map((rows) => ({
          html: `<table>${rows.map((row) => `<tr>${row.map(({ html }) => `<td>${html}</td>`).join('')}</tr>`).join('')}</table>`,
          words: rows.flatMap((row) => joined(row).words),
        })),
        text: fc
          .array(
            fc.oneof(
              { depthSize: 'small', withCrossShrink: true },
              tie('leaf'),
              tie('hidden'),
              tie('element'),
              tie('list'),
              tie('table'),
            ),
            { maxLength: 4 },
          )
          .map(joined),
      }),
    );
    fc.assert(
      fc.property(text, ({ html, words }) => {
        const document = readForeign(wrap(html), 'picture');
        const shown =
          document.length === 0 ? '' : readable(richText(document).elements.map(({ elements }) => [elements, '\n']));
        const bare = (text: string) => text.replace(/[\s|]+/g, '');
        expect(bare(shown)).toBe(bare(words.join(' ')));
      }),
      { numRuns: 2000 },
    );
  });

  it('never makes anything but words and links, whatever comes', () => {
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
        '<a href=',
        '<!here>',
        '</a>',
        '<b>',
        '<p>',
        '</p>',
        '<li>',
        '<td>',
        '<table>',
        '<tr>',
        '</table>',
        '<pre>',
        '&lt;',
        '&#60;',
        'https://a.example/',
        '`',
        '\ud83d',
        '\u202e',
        '\n',
        '<!--',
        '-->',
        '<svg>',
        '<x>',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const document = readForeign(wrap(pieces.join('')), 'picture');
        const leaves = document.flatMap(({ inline }) => inline);
        expect(leaves.filter(({ type }) => type !== 'text' && type !== 'link')).toEqual([]);
        expect(leaves.filter((leaf) => leaf.type === 'link' && !/^https?:\/\//.test(leaf.url))).toEqual([]);
        expect(leaves.filter((leaf) => leaf.type === 'text' && leaf.text === '')).toEqual([]);
        expect(document.filter(({ inline }) => inline.length === 0)).toEqual([]);
        expect(JSON.stringify(document)).not.toMatch(/\\ud[89a-f]|[\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
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
    '<table><td>',
    '<li>',
    '<x>',
    '</x>',
    '<ul></x>',
    '<b>x',
    '<p>',
    '<br>',
    '<pre>',
    '<q>',
    '<tr><td>x',
    '<svg>',
    'https://',
    'https://a.example/(',
    ' ',
    '\n',
    '\t\n',
    '<blockquote>',
    '<a href=https://a.example>x',
    '<span style="display:',
    '&nbsp;',
    '<b>x</b>y',
    '&',
    '&a',
    'x',
    '<b>',
    '<form>',
    '<td><b>x',
    '</p>',
    '<a href="https://a.example/x">x</a> ',
    'https://a.example/x',
  ])('reads 100 kB in a short time: %j', (part) => {
    const source = wrap(part.repeat(Math.ceil(100_000 / part.length)));
    const { result, ms } = timed(() => readForeign(source, 'picture'));
    expect(lengthOf(result)).toBeLessThan(1_000_000);
    expect(ms).toBeLessThan(shortMs);
  });

  it.each([
    ['<b>'.repeat(50_000), 'x', '</b>'.repeat(50_000)],
    ['<b>'.repeat(50_000), 'x', '</i>'.repeat(50_000)],
    ['<ul><li>'.repeat(20_000), 'x', '</li></ul>'.repeat(20_000)],
    ['<table><tr><td>'.repeat(10_000), 'x', '</td></tr></table>'.repeat(10_000)],
  ])('reads elements however deep they are nested, in a short time: %#', (before, words, after) => {
    const { result, ms } = timed(() => readForeign(wrap(`${before}${words}${after}`), 'picture'));
    expect(plainText(result).trim()).toMatch(/^(?:• )?x$/);
    expect(ms).toBeLessThan(shortMs);
  });

  it('keeps what is hidden hidden, and words in order, where elements are nested too deep to be known', () => {
    const deep = '<i>'.repeat(1000);
    expect(convert(wrap(`<p>a</p><div hidden>${deep}secret</div></div>`))).toBe('a');
    expect(plainText(readForeign(wrap(`a <b>${deep}b</b> c`), 'picture'))).toBe('a b c');
    expect(convert(wrap(`<table><tr><td>${deep}a</td><td>b</td></tr></table>`))).toContain('a b');
  });
});
