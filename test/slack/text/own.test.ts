import { describe, expect, it } from '@jest/globals';
import { foreign, unmarked } from '../../../src/slack/text/document.ts';
import { readOwn, fitted } from '../../../src/slack/text/own.ts';
import { richText } from '../../../src/slack/text/rich-text.ts';
import { drawn } from '../../support/rich-text.ts';
import { shortMs, timed } from '../../support/timed.ts';

const rich = (text: string) => drawn(richText([{ kind: 'text', inline: readOwn(text) }]));
const hostile = foreign('<!channel> <@U1> *b* _i_ ~s~ `c` :smile: &lt; <https://evil.example|good>');

describe('an own text as rich_text', () => {
  it.each([
    ['*Ticket* is _new_ and ~old~ `code`', '{b:Ticket} is {i:new} and {s:old} {c:code}'],
    ['SLACK_BOT_TOKEN 2 * 3 * 4 snake_case_name', 'SLACK_BOT_TOKEN 2 * 3 * 4 snake_case_name'],
    ['*a _b_ c*', '{b:a }{bi:b}{b: c}'],
    ['*not closed', '*not closed'],
    ['*not\nclosed*', '*not\nclosed*'],
    ['a &lt; b &amp;amp;', 'a < b &amp;'],
    ['<https://a.example/?a=1&amp;b=2|the *page*>', '[the *page*](https://a.example/?a=1&b=2)'],
    ['<@U7> in <#C1> with <!subteam^S1> :wave:', '<user> in <channel> with <usergroup> <emoji>'],
    ['at 10:20:30', 'at 10:20:30'],
  ])('has the formatting of Slack: %j', (text, expected) => {
    expect(rich(text)).toBe(expected);
  });

  it('has references to people, channels and times', () => {
    expect(readOwn('<@U7> <#C1> <!subteam^S1> <!date^10^{time}|then> :wave: <!date^NaN^{time}|–>')).toEqual([
      { type: 'user', user_id: 'U7' },
      { type: 'text', text: ' ' },
      { type: 'channel', channel_id: 'C1' },
      { type: 'text', text: ' ' },
      { type: 'usergroup', usergroup_id: 'S1' },
      { type: 'text', text: ' ' },
      { type: 'date', timestamp: 10, format: '{time}', fallback: 'then' },
      { type: 'text', text: ' ' },
      { type: 'emoji', name: 'wave' },
      { type: 'text', text: ' –' },
    ]);
  });

  it('has foreign words as words, with the style of their place', () => {
    expect(readOwn(hostile)).toEqual([{ type: 'text', text: unmarked(hostile) }]);
    expect(rich(`*${foreign('a*b_c ')}*: ${foreign('<x>')}`)).toBe('{b:a*b_c }: <x>');
    expect(rich(`\`/ticket show ${foreign('1`2')}\``)).toBe('{c:/ticket show 1`2}');
    expect(rich(`*${foreign('')}*x`)).toBe('**x');
    expect(rich(`*${foreign('')}* x`)).toBe(' x');
  });

  it('cannot be made by foreign words to end early', () => {
    expect(readOwn(foreign(`a\ufdd1<@U1>\ufdd0b`))).toEqual([{ type: 'text', text: 'a<@U1>b' }]);
  });
});

describe('an own text as mrkdwn', () => {
  it('is what it was, without foreign words', () => {
    const own =
      '*Ticket* _new_ ~old~ `a_b` <https://a.example|page> <@U7> <#C1> <!date^10^{time}|then> :wave: a &lt; b 2 * 3';
    expect(fitted(own, 1000)).toBe(own);
  });

  it.each([
    ['<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
    ['00:1a:ab:cd', '00:\u200b1a:\u200bab:cd'],
    ['2001:db8:1234:5678::1', '2001:\u200bdb8:\u200b1234:\u200b5678::1'],
    [':smile:', ':\u200bsmile:'],
    ['a: b: c', 'a: b: c'],
    ['> 5 GB', '\u200b&gt; 5 GB'],
    ['a\n  > b', 'a\n\u200b  &gt; b'],
    ['a > b', 'a &gt; b'],
    ['*b* my_var _i_ ~s~', '*\u200ab* my_var _\u200ai_ ~\u200as~'],
    ['2 * 3', '2 * 3'],
    ['- and _.', '- and _.'],
    ['__proto__ _*a*_', '_\u200a_\u200aproto__ _\u200a*\u200aa*_'],
    ['`c`', '\u02cbc\u02cb'],
  ])('brings nothing of %j to life', (text, expected) => {
    expect(fitted(foreign(text), 1000)).toBe(expected);
  });

  it('is cut within its limit, with its styles closed and its references whole', () => {
    expect(fitted(`*${'word '.repeat(20)}end*`, 40)).toBe('*word word word word word word word…*');
    expect(fitted(`see ${foreign('&'.repeat(50))}`, 40)).toMatch(/^see (&amp;){5,}…$/);
    expect(fitted('1234 <https://a.example/long|b>', 12)).toBe('1234…');
    expect(fitted('<https://a.example/long|b>', 12)).toBe('…');
    expect(fitted(foreign('👩‍💻'.repeat(10)), 12)).toBe('👩‍💻👩‍💻…');
  });

  it.each([' *a', '*', '_~* ', ':a', '`', '\n>', '<', '&', 'word', '👩‍💻', ' https://a.example/x'])(
    'takes a short time for 100 kB of foreign words: %j',
    (part) => {
      const text = foreign(part.repeat(Math.ceil(100_000 / part.length)));
      const { result, ms } = timed(() => fitted(`*${text}*`, 3000));
      expect(result.length).toBeLessThanOrEqual(3000);
      expect(ms).toBeLessThan(shortMs);
    },
  );
});
