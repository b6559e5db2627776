import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { graphemes } from '../../../src/tickets/words/graphemes.ts';
import { titleOf } from '../../../src/tickets/words/title.ts';

describe('a title', () => {
  it('is the first line that says something', () => {
    expect(titleOf('\n  ---\n***\n# The   disk is\tfull\nsince noon')).toBe('The disk is full');
  });

  it('keeps marks that belong to the words', () => {
    expect(titleOf('#404 on the login page')).toBe('#404 on the login page');
    expect(titleOf('-5 degrees')).toBe('-5 degrees');
    expect(titleOf('> * quoted')).toBe('quoted');
  });

  it('is empty where nothing is said', () => {
    expect(titleOf(' \n!!! ...')).toBe('');
  });

  it('is cut with an ellipsis inside the limit and never within a character', () => {
    expect(titleOf('😀'.repeat(5) + ' words', 4)).toBe('😀😀😀…');
    expect(titleOf('words ' + '😀'.repeat(5), 8)).toBe('words 😀…');
    expect(titleOf(`a${'👩‍💻'.repeat(5)}`, 3)).toBe('a👩‍💻…');
    expect(titleOf('a🇩🇪🇫🇷🇨🇳', 3)).toBe('a🇩🇪…');
    expect(titleOf('e\u0301'.repeat(3), 3)).toBe('e\u0301'.repeat(3));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, length) => {
        const title = titleOf(text, length);
        expect(graphemes(title).length).toBeLessThanOrEqual(length);
        expect(title).not.toMatch(/\p{Surrogate}/u);
        expect(title).not.toMatch(/[\r\n]/);
      }),
    );
  });
});
