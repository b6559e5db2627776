import { expect, it } from '@jest/globals';
import { createTexts } from '../../../src/locales/index.ts';
import { filesAnswer } from '../../../src/slack/blocks/files-answer.ts';

it('offers only addresses that a browser opens', () => {
  const files = ['javascript:alert(1)', 'nothing', `https://a/${'x'.repeat(3000)}`, 'https://a/b'].map((address) => ({
    name: 'a.txt',
    address,
  }));
  const shown = JSON.stringify(filesAnswer({ wanted: 1, files }, createTexts('en')));
  expect(shown.match(/"url"/g)).toHaveLength(1);
  expect(shown).toContain('"url":"https://a/b"');
});
