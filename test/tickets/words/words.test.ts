import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanText, sameWords } from '../../../src/tickets/words/words.ts';

describe('a clean text', () => {
  it('has no control characters, no halves of characters and no white space at its ends', () => {
    expect(cleanText('  one\r\ntwo\rthree\u0000\u0007\tfour \ud83d five\n')).toBe('one\ntwo\nthree\tfour \ufffd five');
    expect(cleanText('a 😀 stays')).toBe('a 😀 stays');
  });

  it('can be cleaned again without change', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => cleanText(cleanText(text)) === cleanText(text)));
  });
});

describe('the same words', () => {
  it('are recognised after the service wrapped, stripped or escaped them', () => {
    expect(sameWords('a < b && c', '<div class="osm-rich-text"><p>a &lt; b &amp;&amp; c</p></div>')).toBe(true);
    expect(sameWords('see <code>x</code>\n\nhere', 'see x here')).toBe(true);
    expect(sameWords('see <code>x</code>', 'see &lt;code&gt;x&lt;/code&gt;')).toBe(true);
  });

  it('are not recognised where they differ', () => {
    expect(sameWords('disk 1 is full', 'disk 2 is full')).toBe(false);
    expect(sameWords('disk', 'Disk')).toBe(false);
  });
});
