import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { section } from '../../../src/slack/kit/kit.ts';
import { pagesOf } from '../../../src/slack/kit/pages.ts';

it('pages hold no more than they may, and nothing gets lost', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 50 }),
    fc.constantFrom('界'.repeat(100), '"'.repeat(200)),
  );
  fc.assert(
    fc.property(fc.array(words), fc.integer({ min: 1, max: 5 }), (all, blocks) => {
      const drawn = all.map((one) => section(one));
      const pages = pagesOf(drawn, { blocks, bytes: 1000 });
      expect(pages.flat()).toEqual(drawn);
      for (const page of pages) {
        expect(page.length).toBeLessThanOrEqual(blocks);
        expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThanOrEqual(1001);
      }
    }),
  );
});

it('a block that is too large by itself has a page of its own, and without blocks there is one page', () => {
  const [small, large] = [section('a'), section('b'.repeat(2000))];
  expect(pagesOf([small, large, small], { blocks: 9, bytes: 1000 })).toEqual([[small], [large], [small]]);
  expect(pagesOf([], { blocks: 9 })).toEqual([[]]);
});
