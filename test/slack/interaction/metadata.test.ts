import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FormMetadata } from '../../../src/slack/create/form/state.ts';
import { newFormMetadata } from '../../../src/slack/create/open-form-state.ts';
import { encodeForm } from '../../../src/slack/create/form/form.ts';
import { text } from '../../../src/slack/payload.ts';
import { decodeMetadata } from '../../../src/slack/interaction/metadata.ts';

const whole: FormMetadata = {
  ...newFormMetadata('0b5c9a52-0d0c-4f38-8a3e-2f8f6f0f4a11', { channel: 'C123', thread: '1700000000.000100' }),
  product: 'p'.repeat(75),
  problemType: '~'.repeat(75),
  inserted: 't'.repeat(75),
  draft: { state: 'restored', at: 1_700_000_000_000 },
  absent: 'C123',
  begun: 'b'.repeat(16),
  carries: true,
};

describe('the memory of a form', () => {
  it('comes back as it was, and fits with much room to spare', () => {
    expect(decodeMetadata('create', encodeForm(whole))).toEqual(whole);
    expect(encodeForm(whole).length).toBeLessThan(1000);
  });

  it('fits with tickets that it relates to; of the worst it forgets only where their threads are', () => {
    const relates = (title: string) =>
      ['1', '2', '3', '4'].map((id) => ({
        id: id.repeat(64),
        title,
        thread: `https://a.slack.com/${'a'.repeat(280)}`,
      }));
    const plain = { ...whole, relates: relates('t'.repeat(60)) };
    expect(decodeMetadata('create', encodeForm(plain))).toEqual(plain);
    const worst = { ...whole, relates: relates('"'.repeat(80)) };
    expect(encodeForm(worst).length).toBeLessThanOrEqual(2600);
    const known = relates('"'.repeat(80)).map(({ id, title }) => ({ id, title }));
    expect(decodeMetadata('create', encodeForm(worst))).toEqual({ ...whole, relates: known });
  });

  it('is read where an earlier version wrote it', () => {
    expect(decodeMetadata('create', JSON.stringify({ version: 1, ...whole }))).toEqual(whole);
  });

  it('holds no place that is not one of Slack', () => {
    expect(newFormMetadata('12345678', { channel: 'C1"', thread: undefined }).place).toBeUndefined();
  });

  it('is nothing where it was not written by this version', () => {
    const faults = [
      { v: 2 },
      { key: 'a b' },
      { key: 'x'.repeat(65) },
      { generation: -1 },
      { place: { channel: '<!channel>' } },
      { place: { channel: 'C123', thread: 'now' } },
      { product: 'p'.repeat(76) },
      { draft: { state: 'restored', at: 8.64e15 + 1 } },
    ];
    for (const fault of faults)
      expect(decodeMetadata('create', JSON.stringify({ v: 1, ...whole, ...fault }))).toBeUndefined();
  });

  it('is nothing where it is anything else, and never throws', () => {
    const texts = fc.oneof(fc.anything(), fc.string(), fc.json(), fc.constant('9'.repeat(10_000)));
    fc.assert(fc.property(texts, (metadata) => decodeMetadata('create', text({ metadata }, 'metadata')) === undefined));
  });
});
