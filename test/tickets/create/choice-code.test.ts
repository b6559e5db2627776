import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { byCode, codeOf } from '../../../src/tickets/create/choice-code.ts';

describe('the code of a choice', () => {
  it('is the id itself where that is short enough to be one', () => {
    expect(codeOf('ecs')).toBe('ecs');
  });

  it('never exceeds what an option can carry, and leads back to its choice', () => {
    const ids = fc.uniqueArray(fc.oneof(fc.string(), fc.string({ minLength: 70, maxLength: 600 })), { minLength: 1 });
    fc.assert(
      fc.property(ids, (all) => {
        const choices = all.map((id) => ({ id, name: '' }));
        for (const choice of choices) {
          const code = codeOf(choice.id);
          expect(code.length).toBeGreaterThan(0);
          expect(code.length).toBeLessThanOrEqual(75);
          expect(byCode(choices, code)).toBe(choice);
        }
      }),
    );
  });

  it('cannot be forged by an id that looks like a code', () => {
    const long = 'x'.repeat(512);
    expect(codeOf(codeOf(long))).not.toBe(codeOf(long));
  });

  it('of nothing finds nothing', () => {
    expect(byCode([{ id: 'a', name: 'A' }], undefined)).toBeUndefined();
    expect(byCode(undefined, 'a')).toBeUndefined();
  });
});
