import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../../../src/slack/text/document.ts';
import { readForeign, isHtml } from '../../../src/slack/text/read.ts';
import { richText } from '../../../src/slack/text/rich-text.ts';
import { drawn } from '../../support/rich-text.ts';

const convert = (text: string) => drawn(richText(readForeign(text, 'picture')));

describe('whether a text is HTML', () => {
  it.each([
    '<div class="osm-rich-text">a',
    " \n<DIV  class='osm-rich-text x'>a</DIV>",
    '<p>a</p>',
    '<p style="x">a</p><p>b</p>',
    '<ul><li>a</li></ul>',
    '<table><tr><td>a</td></tr></table>',
    '<!-- x --><p>a</p>',
    '<!DOCTYPE html><html><body>a</body></html>\n',
    '<br>a',
  ])('it is: %j', (text) => {
    expect(isHtml(text)).toBe(true);
  });

  it.each([
    'a<b && c>d',
    '<html>502</html> came back',
    'the proxy says <html>502</html> all day',
    'List<String>',
    '<cluster-name> is the name',
    '<p> is not closed on your page',
    '<b>bold</b> words',
    'a<br>b',
    'the tag <div class="osm-rich-text"> stands in the page',
    '<script>alert(1)</script>',
    '',
    '<!-- never closed',
    '<pr>a</pr>',
  ])('it is not: %j', (text) => {
    expect(isHtml(text)).toBe(false);
  });
});

describe('plain text', () => {
  it.each([
    'a<b && c>d',
    'List<String> &amp; &eacute; 1 < 2',
    '<html>502</html> came back',
    '00:1a:ab:cd and 2001:db8:1234::1 :smile:',
    '> 5 GB\n- one\n* two',
    '*a* _b_ ~c~ `d` ```e```',
    '<!channel> <@U1> <#C1|x> <https:x|good>',
    '  indented\n\n\n\tlines',
    '请<b>重启</b>服务',
    'readme.md deploy.sh a@b.example 10.0.0.1',
  ])('is shown as it was typed: %j', (text) => {
    expect(convert(text)).toBe(text);
  });

  it('is as typed whatever it is, but for what cannot be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
        fc.pre(!isHtml(typed) && typed.trim() !== '' && !/[\p{Cc}\ufeff\u2028\u2029]/u.test(typed));
        expect(plainText(readForeign(typed, 'picture'))).toBe(typed.trimEnd());
      }),
      { numRuns: 2000 },
    );
  });
});

describe('web addresses in it', () => {
  it.each([
    ['see https://a.example/x.', 'see [](https://a.example/x).'],
    [
      '请看https://support.huaweicloud.com/ecs.html，然后重启。',
      '请看[](https://support.huaweicloud.com/ecs.html)，然后重启。',
    ],
    ['https://a.example/x。好', '[](https://a.example/x)。好'],
    ['（https://a.example/x）', '（[](https://a.example/x)）'],
    ['「https://a.example/x」', '「[](https://a.example/x)」'],
    ['https://a.example/x、https://b.example/y；', '[](https://a.example/x)、[](https://b.example/y)；'],
    ['see https://en.wikipedia.org/wiki/Foo_(bar) now', 'see [](https://en.wikipedia.org/wiki/Foo_(bar)) now'],
    ['(see https://a.example)', '(see [https://a.example](https://a.example/))'],
    ['[https://a.example/x]', '[[](https://a.example/x)]'],
    ['https://a.example/?q=[2]', '[](https://a.example/?q=[2])'],
    ['"https://a.example/x"', '"[](https://a.example/x)"'],
    ['HTTPS://A.example/x', '[HTTPS://A.example/x](https://a.example/x)'],
    ['xhttps://a.example', 'xhttps://a.example'],
    ['https://evil|good', 'https://evil|good'],
    ['ftp://a.example mailto:a@b.example', 'ftp://a.example mailto:a@b.example'],
    ['https://a.example/路径', '[https://a.example/路径](https://a.example/%E8%B7%AF%E5%BE%84)'],
    [`https://a.example/${'x'.repeat(3000)}`, `https://a.example/${'x'.repeat(3000)}`],
  ])('%j', (text, expected) => {
    expect(convert(text)).toBe(expected);
  });

  it('are none within one that is too long', () => {
    const text = `https://a.example/?${'x'.repeat(1500)}&to=https://b.example/${'y'.repeat(1500)} https://c.example/z`;
    expect(convert(text)).toBe(text.replace('https://c.example/z', '[](https://c.example/z)'));
  });
});
