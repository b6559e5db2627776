import { expect, it } from '@jest/globals';
import { createTexts } from '../../../src/locales/index.ts';
import { filesAnswer } from '../../../src/slack/blocks/files-answer.ts';
import { messageFaults } from '../../support/block-kit.ts';

it.each(['en', 'zh-CN'] as const)(
  'the answer to “Get files” is a message that Slack takes, short and long: %s',
  (language) => {
    const texts = createTexts(language);
    const many = Array.from({ length: 200 }, (_, at) => ({
      name: `<!channel>${'n'.repeat(500)}${at}`,
      address: `https://files.example.com/${'a'.repeat(2900)}${at}`,
    }));
    const answers = [
      { wanted: 0, files: [] },
      { wanted: 1, files: [{ name: '' }] },
      { wanted: 200, files: many },
    ];
    const messages = answers.map((answer) => filesAnswer(answer, texts));
    expect(messages.flatMap(messageFaults)).toEqual([]);
    expect(JSON.stringify(messages)).not.toContain('<!channel>');
  },
);

it('offers only addresses that a browser opens', () => {
  const files = ['javascript:alert(1)', 'nothing', `https://a/${'x'.repeat(3000)}`, 'https://a/b'].map((address) => ({
    name: 'a.txt',
    address,
  }));
  const shown = JSON.stringify(filesAnswer({ wanted: 1, files }, createTexts('en')));
  expect(shown.match(/"url"/g)).toHaveLength(1);
  expect(shown).toContain('"url":"https://a/b"');
});
