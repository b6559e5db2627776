import { expect, it } from '@jest/globals';
import { createTexts } from '../../../src/locales/index.ts';
import { filesAnswers } from '../../../src/slack/messages/files-view.ts';
import { messageFaults } from '../../support/block-kit.ts';

it('offers only addresses that a browser opens', () => {
  const files = ['javascript:alert(1)', 'nothing', `https://a/${'x'.repeat(3000)}`, 'https://a/b'].map((address) => ({
    name: 'a.txt',
    address,
  }));
  const shown = JSON.stringify(filesAnswers({ wanted: 1, files }, createTexts('en')));
  expect(shown.match(/"url"/g)).toHaveLength(1);
  expect(shown).toContain('"url":"https://a/b"');
});

it('spreads addresses that are long over several messages, each of which Slack takes', () => {
  const files = Array.from({ length: 12 }, (_, place) => ({
    name: `${place}.txt`,
    address: `https://f.example/${'a'.repeat(2500)}${place}`,
  }));
  const answers = filesAnswers({ wanted: 12, files }, createTexts('en'));
  expect(answers.length).toBeGreaterThan(1);
  expect(answers.flatMap((answer) => messageFaults(answer))).toEqual([]);
  expect(JSON.stringify(answers).match(/"url"/g)).toHaveLength(12);
});
