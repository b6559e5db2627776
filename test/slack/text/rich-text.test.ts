import { describe, expect, it } from '@jest/globals';
import { readForeign } from '../../../src/slack/text/read.ts';
import { richText } from '../../../src/slack/text/rich-text.ts';
import { shortMs, timed } from '../../support/timed.ts';

/** The leaves of a foreign text: words as they are, those of links in brackets. */
function leavesOf(source: string): string {
  const found: string[] = [];
  JSON.parse(JSON.stringify(richText(readForeign(source, 'picture'))), (_, value: Leaf | undefined) => {
    if (value?.type === 'text') found.push(value.text ?? '');
    if (value?.type === 'link') found.push(`[${value.text ?? value.url ?? ''}]`);
    return value;
  });
  return found.join('');
}

interface Leaf {
  readonly type?: string;
  readonly text?: string;
  readonly url?: string;
}

const linkTo = (url: string, text: string) => `<p>See <a href="${url}">${text}</a></p>`;
const evil = 'https://evil.example/login';

describe('a link whose words look like another address', () => {
  it.each([
    ['https://huaweicloud.com', evil],
    ['HTTPS://HuaweiCloud.com/', evil],
    ['huaweicloud.com', evil],
    ['www.huaweicloud.com/en-us/?a=b', evil],
    ['the console (console.huaweicloud.com)', evil],
    ['support@huaweicloud.com', evil],
    ['https://intranet/page', evil],
    ['10.0.0.1', evil],
    ['huaweicloud。com', evil],
    ['ｈｕａｗｅｉｃｌｏｕｄ．ｃｏｍ', evil],
    ['huaweicloud\u00ad.com', evil],
    ['evil.example and huaweicloud.com', evil],
    ['//huaweicloud.com', evil],
    ['https://huaweicloud.com.', evil],
    ['华为云.中国', evil],
    ['https://huaweicloud.com@evil.example/login', evil],
    ['evil.example.huaweicloud.com', evil],
  ])('shows where it goes: %s', (text, url) => {
    expect(leavesOf(linkTo(url, text))).toBe(`See [${text}] (evil.example)`);
  });

  it.each([
    ['the console', evil],
    ['version 2.0', evil],
    ['evil.example', evil],
    ['https://evil.example/elsewhere/report.pdf', evil],
    ['www.evil.example', evil],
    ['EVIL.example:443/huaweicloud.com', evil],
    ['evil.example', 'https://www.evil.example:8443/'],
    ['https://bücher.example', 'https://xn--bcher-kva.example/'],
  ])('and one with other words does not: %s', (text, url) => {
    expect(leavesOf(linkTo(url, text))).toBe(`See [${text}]`);
  });

  it('also where an address hides its host behind a name, and in lists, quotes and code', () => {
    expect(leavesOf('https://huaweicloud.com@evil.example/')).toBe(
      '[https://huaweicloud.com@evil.example/] (evil.example)',
    );
    expect(leavesOf('https://evil.example/huaweicloud.com')).toBe('[https://evil.example/huaweicloud.com]');
    for (const [start, end] of [
      ['<ul><li>', '</li></ul>'],
      ['<blockquote>', '</blockquote>'],
      ['<pre>', '</pre>'],
    ]) {
      expect(leavesOf(`${start}<a href="${evil}">huaweicloud.com</a>${end}`)).toBe('[huaweicloud.com] (evil.example)');
    }
  });

  it('also where its words have several styles, or are those of several links', () => {
    const styled = `<a href="${evil}"><b>huaweicloud</b>.com</a>`;
    expect(leavesOf(`<p>${styled} or not</p>`)).toBe('[huaweicloud][.com] (evil.example) or not');
    expect(leavesOf(`<table><tr><td>${styled}</td></tr></table>`)).toBe('[huaweicloud][.com] (evil.example)');
    expect(leavesOf(`<p><a href="${evil}">huawei</a><a href="${evil}?b">cloud.com</a></p>`)).toBe(
      '[huawei][cloud.com] (evil.example)',
    );
    expect(leavesOf(`<p><a href="${evil}">evil.example</a> <a href="https://good.example">good.example</a></p>`)).toBe(
      '[evil.example] [good.example]',
    );
  });

  it('in time that is in proportion to the number of links', () => {
    const source = `<p>${`<a href="${evil}">a.bc</a>`.repeat(2000)}</p>`;
    expect(timed(() => leavesOf(source)).ms).toBeLessThan(shortMs);
    const styles = `<a href="${evil}">${'<b>a</b>.'.repeat(10_000)}</a>`;
    expect(timed(() => leavesOf(`<p>${styles}</p>`)).ms).toBeLessThan(shortMs);
  });

  it.each(['a', '.', 'a.', '-', '://', '@a', ' ', '\u00ad', '1.'])('takes no time for many of %j', (piece) => {
    const text = piece.repeat(100_000 / piece.length);
    const document = [{ kind: 'text' as const, inline: [{ type: 'link' as const, url: evil, text }] }];
    expect(timed(() => richText(document)).ms).toBeLessThan(shortMs);
  });
});
