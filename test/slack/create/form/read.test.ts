import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { merge, readFiles, readState } from '../../../../src/slack/create/form/read.ts';
import { blockId } from '../../../../src/slack/kit/ids.ts';
import { readDraft, keepable } from '../../../../src/tickets/create/draft.ts';
import { emptyValues } from '../../../../src/tickets/create/form.ts';

const uploaded = { id: 'F1', name: 'a.txt', size: 3, url_private: 'https://files.slack.com/a', extra: { deep: true } };
const file = { id: 'F1', name: 'a.txt', size: 3, url: 'https://files.slack.com/a' };

describe('the state of a view', () => {
  it('tells what was emptied from what is not in the view', () => {
    const emptied = readState({ [blockId('description', '0.0')]: { x: { type: 'plain_text_input', value: null } } });
    expect(merge({ ...emptyValues, description: 'before', phone: '1' }, emptied, [])).toMatchObject({
      description: '',
      phone: '1',
    });
  });

  it('keeps what was entered for parameters that are not shown now', () => {
    const reading = readState({ [blockId('parameter', 'abc', 'port')]: { x: { value: '2' } } });
    const before = { ...emptyValues, parameters: { port: ['1'], other: ['x'] } };
    expect(merge(before, reading, []).parameters).toEqual({ port: ['2'], other: ['x'] });
  });

  it('reads codes that hold colons', () => {
    const reading = readState({ [blockId('parameter', 'abc', 'a:b:c')]: { x: { value: '2' } } });
    expect(reading.parameters).toEqual({ 'a:b:c': ['2'] });
  });

  it('counts a file once that is ticked and added', () => {
    const reading = readState({
      [blockId('files', 0)]: { x: { files: [uploaded] } },
      [blockId('kept', 'abc')]: { x: { selected_options: [{ value: 'F1' }] } },
    });
    expect(merge(emptyValues, reading, [file, { ...file, id: 'F2' }]).files).toEqual([file]);
  });

  it('takes no file that cannot be fetched or weighed', () => {
    const odd = [
      { ...uploaded, url_private: 7 },
      { ...uploaded, size: -1 },
      { ...uploaded, size: '3' },
      { ...uploaded, id: '' },
      null,
      'x',
    ];
    expect(readFiles([...odd, uploaded])).toEqual([file]);
    expect(readFiles({ length: 3 })).toEqual([]);
  });

  it('of whatever kind is read without a throw, into something that can be kept', () => {
    const anyBlock = fc.oneof(
      fc
        .constantFrom('product', 'description', 'parameter', 'secret', 'kept', 'files', 'channel', '__proto__')
        .map((field) => `create:${field}:x:y`),
      fc.string(),
    );
    const anyInput = fc.oneof(
      fc.anything(),
      fc.record({
        value: fc.anything(),
        selected_option: fc.anything(),
        selected_options: fc.array(fc.anything()),
        files: fc.array(fc.anything()),
      }),
      fc.constant({ value: 'x'.repeat(5000) }),
    );
    const state = fc.oneof(fc.anything(), fc.dictionary(anyBlock, fc.dictionary(fc.string(), anyInput)));
    fc.assert(
      fc.property(state, (values) => {
        const merged = merge(emptyValues, readState(values), [file]);
        const draft = { version: 1, key: '12345678', at: 1, values: keepable(merged) };
        expect(readDraft(JSON.parse(JSON.stringify(draft)))).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});
