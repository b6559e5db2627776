import { expect, it } from '@jest/globals';
import { searchWords } from '../../../src/tickets/list/list-words.ts';

const words = (count: number, word: string) => Array.from({ length: count }, (_, place) => `${place}${word}`);

it('a search takes ten words of 100 characters, and no more than the buttons of its list can carry', () => {
  expect(searchWords([' disk ', 'disk', '', ...words(9, 'w'.repeat(99))])).toHaveLength(10);
  expect(() => searchWords(words(11, 'w'))).toThrow('invalid-input');
  expect(() => searchWords([`w${'w'.repeat(100)}`])).toThrow('invalid-input');
  // Each of these takes two characters as JSON.
  expect(searchWords(words(10, '"'.repeat(49)))).toHaveLength(10);
  expect(() => searchWords(words(10, '\\'.repeat(99)))).toThrow('invalid-input');
});
