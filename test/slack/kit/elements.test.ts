import { describe, expect, it } from '@jest/globals';
import { matches } from '../../../src/slack/kit/elements.ts';
import { choices } from '../../support/catalog.ts';

const named = (...names: string[]) => names.map((name) => ({ id: name, name }));
const found = (all: string[], typed: string) => matches(named(...all), typed).map(({ name }) => name);

describe('what is typed into a select', () => {
  it('finds the start of the name before the start of a word before the middle', () => {
    const all = ['Restore', 'Object Storage', 'Storage Disaster Recovery'];
    expect(found(all, 'stor')).toEqual(['Storage Disaster Recovery', 'Object Storage', 'Restore']);
  });

  it('does not mind case and accents', () => {
    expect(found(['Équilibrage de charge', 'Other'], 'EQUIL')).toEqual(['Équilibrage de charge']);
    expect(found(['云服务器', '对象存储'], '存储')).toEqual(['对象存储']);
  });

  it('finds all where nothing is typed, and never more than Slack takes', () => {
    expect(matches(choices('p', 250), '')).toHaveLength(100);
    expect(matches(choices('p', 250), 'p')).toHaveLength(100);
    expect(matches(choices('p', 250), ' P number 250')).toHaveLength(1);
  });

  it('finds nothing where nothing fits', () => {
    expect(found(['Storage'], '.*')).toEqual([]);
  });
});
