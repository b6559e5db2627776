import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isEmpty, keepable, readDraft, type Draft } from '../../../src/tickets/create/draft.ts';
import { emptyValues } from '../../../src/tickets/create/form.ts';

const file = { id: 'F1', name: 'a.txt', size: 3, url: 'https://files.slack.com/a.txt' };
const draft: Draft = {
  version: 1,
  key: '0b5c9a52-0d0c-4f38-8a3e-2f8f6f0f4a11',
  at: 1_700_000_000_000,
  place: { channel: 'C1', thread: '1.2' },
  values: keepable({
    ...emptyValues,
    product: 'ecs',
    description: 'It is down',
    parameters: { port: ['1'] },
    files: [file],
  }),
};

describe('a draft', () => {
  it('comes back from the cache as it was', () => {
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(JSON.parse(JSON.stringify(draft)));
  });

  it('never holds what is sensitive', () => {
    const kept = keepable({ ...emptyValues, secrets: { password: ['hunter2'] } });
    expect(JSON.stringify(kept)).not.toContain('hunter2');
  });

  it('of another version, or anything else, is none', () => {
    expect(readDraft({ ...draft, version: 2 })).toBeUndefined();
    expect(readDraft({ ...draft, key: '../../etc' })).toBeUndefined();
    fc.assert(fc.property(fc.anything(), (kept) => readDraft(kept) === undefined));
  });

  it('is empty until something is entered that somebody would miss', () => {
    expect(isEmpty({ values: keepable({ ...emptyValues, channel: 'C1' }) })).toBe(true);
    expect(isEmpty({ values: keepable({ ...emptyValues, description: ' ' }) })).toBe(true);
    expect(isEmpty({ values: keepable({ ...emptyValues, parameters: { port: ['1'] } }) })).toBe(false);
    expect(isEmpty({ values: keepable({ ...emptyValues, files: [file] }) })).toBe(false);
    expect(isEmpty(draft)).toBe(false);
  });
});
