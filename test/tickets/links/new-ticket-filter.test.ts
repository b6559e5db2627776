import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { filterNames, fits, readFilter, writeFilter } from '../../../src/tickets/links/new-ticket-filter.ts';

const ticket = {
  id: '1',
  description: 'The disk of db-1 is full\nerror: 500',
  status: 0,
  product: 'Elastic Cloud Server',
  problemType: 'Service not available',
  region: 'CN North-Beijing4',
  submitter: 'alice',
};

const codeOf = (typed: string) => {
  try {
    readFilter(typed);
    return 'read';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a filter of new tickets', () => {
  it.each([
    ['', true],
    ['disk FULL', true],
    ['disk broken', false],
    ['product:cloud', true],
    ['product:"Elastic Cloud"', true],
    ['product：“elastic cloud”', true],
    ['product:"Cloud Elastic"', false],
    ['product:volume,server', true],
    ['PRODUCT:volume', false],
    ['problem:available region:beijing by:ALICE disk', true],
    ['region:beijing by:bob', false],
    ['"error: 500"', true],
  ])('%s: %s', (typed, expected) => {
    expect(fits(readFilter(typed), ticket)).toBe(expected);
  });

  it.each(['café', 'café'.normalize('NFD'), 'CAFE', "doesn't", 'doesn’t', 'ecs', '„answer ECS“', 'by:«Élise M»'])(
    'finds %j however it is written',
    (typed) => {
      const odd = { ...ticket, description: 'Café: it doesn’t answer ＥＣＳ', submitter: 'élise m.' };
      expect(fits(readFilter(typed), odd)).toBe(true);
    },
  );

  it('lets nothing through that the list does not tell', () => {
    const { region, submitter, ...others } = ticket;
    expect([region, submitter]).toHaveLength(2);
    expect(fits(readFilter('region:beijing'), others)).toBe(false);
    expect(fits(readFilter('by:alice'), others)).toBe(false);
    expect(fits(readFilter('disk'), others)).toBe(true);
  });

  it('is refused where it cannot be meant so', () => {
    expect(codeOf('severity:high')).toBe('filter-name');
    expect(codeOf('error:500')).toBe('filter-name');
    expect(codeOf('https://example.com')).toBe('filter-name');
    expect(codeOf('product:')).toBe('filter-empty');
    expect(codeOf('product: server')).toBe('filter-empty');
    expect(codeOf('product:,')).toBe('filter-empty');
    expect(codeOf('by:""')).toBe('filter-empty');
    expect(codeOf('x'.repeat(101))).toBe('filter-long');
    expect(codeOf('word '.repeat(21))).toBe('filter-long');
  });

  it('can be typed again as it is shown', () => {
    const word = fc.stringMatching(/^[a-z0-9 ,:."'“-]{1,12}$/).filter((text) => text.trim() === text && text !== '');
    const words = fc.array(word, { maxLength: 3 });
    fc.assert(
      fc.property(words, words, fc.constantFrom(...filterNames), (some, more, name) => {
        const filter = { ...readFilter(''), words: some, [name]: more };
        expect(readFilter(writeFilter(filter))).toEqual(filter);
      }),
    );
  });
});
