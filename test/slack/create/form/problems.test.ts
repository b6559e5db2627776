import { describe, expect, it } from '@jest/globals';
import { createTexts } from '../../../../src/locales/index.ts';
import { problemErrors, problemNotice } from '../../../../src/slack/create/form/problems.ts';
import { blockId } from '../../../../src/slack/kit/ids.ts';
import { unmarked } from '../../../../src/slack/text/document.ts';
import { readOwn } from '../../../../src/slack/text/own.ts';
import { emptyValues, shapeOf } from '../../../../src/tickets/create/form.ts';

const texts = createTexts('en');
const shape = shapeOf({}, emptyValues);
const blocks = [
  blockId('product', 0),
  blockId('parameter', 'abc', 'port'),
  blockId('secret', 'abc', 'key'),
  blockId('files', 0),
];

describe('problems', () => {
  it('stand at their fields', () => {
    const errors = problemErrors(
      [
        { field: 'product', code: 'required' },
        { field: { parameter: 'port' }, code: 'too-large', detail: { limit: 65535 } },
        { field: { parameter: 'key' }, code: 'required' },
        { field: 'files', code: 'file-size', detail: { name: 'a.iso', size: 5_000_000, limit: 2_000_000 } },
      ],
      blocks,
      shape,
      texts,
    );
    expect(errors).toEqual({
      [blocks[0] ?? '']: 'Required.',
      [blocks[1] ?? '']: 'Enter 65,535 or less.',
      [blocks[2] ?? '']: 'Required.',
      [blocks[3] ?? '']: 'a.iso is 4.8 MB. A file can have up to 1.9 MB.',
    });
  });

  it('of fields that are not in the view stand at the first one, with the name', () => {
    expect(problemErrors([{ field: 'region', code: 'required' }], blocks, shape, texts)).toEqual({
      [blocks[0] ?? '']: 'Region: Required.',
    });
    expect(problemErrors([{ field: 'region', code: 'required' }], [], shape, texts)).toBeUndefined();
  });

  it('above the form cannot mention anybody', () => {
    const detail = { name: '<!channel>.exe', type: 'exe', allowed: 'txt' };
    const notice = problemNotice([{ field: 'files', code: 'file-type', detail }], shape, texts);
    expect(readOwn(notice).filter(({ type }) => type !== 'text')).toEqual([]);
    expect(unmarked(notice)).toContain('<!channel>.exe');
  });
});
