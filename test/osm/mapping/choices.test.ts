import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseChoices } from '../../../src/osm/mapping/choices.ts';

const alphaBeta = [
  { id: 'a', name: 'Alpha' },
  { id: 'b', name: 'Beta' },
];

describe('parseChoices', () => {
  it.each([
    [
      'objects with id and name',
      [
        { id: 'a', name: 'Alpha' },
        { id: 'b', name: 'Beta' },
      ],
    ],
    [
      'value and label',
      [
        { value: 'a', label: 'Alpha' },
        { value: 'b', label: 'Beta' },
      ],
    ],
    [
      'key and value',
      [
        { key: 'a', value: 'Alpha' },
        { key: 'b', value: 'Beta' },
      ],
    ],
    [
      'id and value',
      [
        { id: 'a', value: 'Alpha' },
        { id: 'b', value: 'Beta' },
      ],
    ],
    [
      'name and value',
      [
        { name: 'Alpha', value: 'a' },
        { name: 'Beta', value: 'b' },
      ],
    ],
    [
      'code and text',
      [
        { code: 'a', text: 'Alpha' },
        { code: 'b', text: 'Beta' },
      ],
    ],
    ['a map', { a: 'Alpha', b: 'Beta' }],
    ['a map of objects', { a: { name: 'Alpha' }, b: { label: 'Beta' } }],
    [
      'a list under a key',
      {
        items: [
          { id: 'a', name: 'Alpha' },
          { id: 'b', name: 'Beta' },
        ],
        multiple: false,
      },
    ],
    ['a set for each language', { 'zh-cn': { a: '甲' }, 'en-us': { a: 'Alpha', b: 'Beta' } }],
    [
      'entries in several languages',
      [
        { id: 'a', name: '甲', language: 'zh_CN' },
        { id: 'a', name: 'Alpha', language: 'en_US' },
        { id: 'b', name: 'Beta', language: 'en_US' },
      ],
    ],
    [
      'entries twice, empty and odd ones',
      [null, '', {}, { id: 'a', name: 'Alpha' }, { id: 'a', name: 'Again' }, false, { id: 'b', name: 'Beta' }],
    ],
  ])('reads %s', (_, source) => {
    expect(parseChoices(JSON.stringify(source), 'en-us')).toEqual(alphaBeta);
    expect(parseChoices(JSON.stringify(JSON.stringify(source)), 'en-us')).toEqual(alphaBeta);
    expect(parseChoices(source, 'en-us')).toEqual(alphaBeta);
  });

  it('reads plain texts and numbers', () => {
    expect(parseChoices('["x", 1]', 'en-us')).toEqual([
      { id: 'x', name: 'x' },
      { id: '1', name: '1' },
    ]);
    expect(parseChoices('[{"id":0,"name":"none"}]', 'en-us')).toEqual([{ id: '0', name: 'none' }]);
  });

  it.each(['', 'a,b', '[', '[]', '{}', 'null', '7', '[[["a"]]]', '"a"', undefined, null, 5])(
    'finds nothing in %p',
    (source) => {
      expect(parseChoices(source, 'en-us')).toBeUndefined();
    },
  );

  it('never throws, and answers choices that can be shown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.anything()), (source) => {
        for (const { id, name } of parseChoices(source, 'en-us') ?? [])
          expect([id.trim(), name.trim()]).not.toContain('');
      }),
    );
  });
});
