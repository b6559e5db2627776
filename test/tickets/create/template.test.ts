import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { insertTemplate, removeTemplate } from '../../../src/tickets/create/template.ts';

describe('the text of a template', () => {
  it('is the description where there is none', () => {
    expect(insertTemplate(' ', 'Since when:')).toBe('Since when:');
  });

  it('comes below what was written, and nothing of that is lost', () => {
    expect(insertTemplate('It is down\n', 'Since when:')).toBe('It is down\n\nSince when:');
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (written, template) => {
        const together = insertTemplate(written, template);
        expect(together).toContain(written.trim());
        expect(together).toContain(template);
      }),
    );
  });

  it('is not put in twice', () => {
    expect(insertTemplate('a\n\nSince when:', 'Since when:')).toBe('a\n\nSince when:');
  });

  it('stays out where both together are too long', () => {
    expect(insertTemplate('x'.repeat(1190), 'Since when:')).toBeUndefined();
  });

  it('can be taken out again', () => {
    expect(removeTemplate('It is down\n\nSince when:', 'Since when:')).toBe('It is down');
    expect(removeTemplate('Since when:\nyesterday', 'Since when:')).toBe('\nyesterday');
  });

  it('is left alone where somebody has filled it in', () => {
    expect(removeTemplate('Since yesterday', 'Since when:')).toBe('Since yesterday');
  });
});
