import { describe, expect, it } from '@jest/globals';
import { readMessage } from '../../../src/slack/words/message.ts';
import { typedOf } from '../../../src/slack/words/typed.ts';
import { cases } from './cases.ts';

const names = new Map([
  ['user:U1', 'Maya Weber'],
  ['user:U2', 'Li Wei'],
  ['group:S1', 'operators'],
  ['channel:C1', 'support'],
]);

/** What arrives of a message, with the names that Slack knows. */
const arrived = (message: unknown) => typedOf(readMessage(message), names).text;

describe('the words of a message, as a person saw them', () => {
  it.each(cases)('$title', ({ message, words }) => {
    expect(arrived(message)).toBe(words);
  });

  it('knows the channels that Slack marked, and never takes one for another', () => {
    const message = { text: 'in <#C1|> and <#C2|> and <#C3|>' };
    const typed = typedOf(readMessage(message), names);
    expect(typed.text).toBe('in #support and #a-channel and #a-channel-2');
    expect([...typed.channels]).toEqual([
      ['#support', 'C1'],
      ['#a-channel', 'C2'],
      ['#a-channel-2', 'C3'],
    ]);
  });

  it('takes anything, and takes no time for it', () => {
    const long = ['<', '<@', '*', '`', ':', '_a ', '<a|', '```', '> ', '&', '((', '['].map((part) =>
      part.repeat(100_000 / part.length),
    );
    for (const text of long) expect(arrived({ text }).length).toBeLessThanOrEqual(100_000);
    for (const odd of [undefined, null, 7, [], { blocks: 7, attachments: [null, 'x', { fields: 1 }] }]) {
      expect(arrived(odd)).toBe('');
    }
    let deep: Record<string, unknown> = { is_share: true, text: 'inner' };
    for (let level = 0; level < 50; level += 1) deep = { is_share: true, text: 'outer', attachments: [deep] };
    expect(arrived({ attachments: [deep] })).not.toContain('inner');
  });
});
