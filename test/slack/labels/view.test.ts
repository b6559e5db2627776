import { describe, expect, it } from '@jest/globals';
import { labelEditView, allLabelsView } from '../../../src/slack/labels/manage-view.ts';
import {
  labelOption,
  labelSuggestions,
  readLabels,
  squareOf,
  ticketLabelsView,
} from '../../../src/slack/labels/view.ts';
import { viewFaults } from '../../support/block-kit.ts';
import { texts } from '../harness.ts';

const label = (id: number, name = 'x', color?: string) => ({ id: String(id), name, color });
const many = Array.from({ length: 150 }, (_, at) =>
  label(2 ** 31 - 1 - at, '&<!channel>'.repeat(6).slice(0, 64), '#12AB34'),
);
const open = { state: 'open' } as const;

describe('the forms for labels', () => {
  it('show what there is', () => {
    const one = label(7, 'Production', '#12AB34');
    const ticket = { id: '12345678', title: 'The disk is full' };
    const views = [
      ticketLabelsView({ ticket, shown: ['7'], chosen: [labelOption(one)], form: open }, texts),
      allLabelsView([one], { page: 0 }, texts),
      labelEditView({ ...one, form: open }, texts),
    ];
    expect(views.flatMap(viewFaults)).toEqual([]);
    expect(views).toMatchSnapshot();
  });
});

describe('a menu of labels', () => {
  const labels = [label(1, 'Production', '#D0021B'), label(2, 'Preproduction'), label(3, 'Billing')];
  const offered = (typed: string) => labelSuggestions(labels, typed, texts).map(({ text: { text } }) => text);

  it('offers what fits, the best first, and a new one where none has that name', () => {
    expect(offered('')).toEqual(['🟥 Production', '⬜ Preproduction', '⬜ Billing']);
    expect(offered('prod')).toEqual(['New: “prod”', '🟥 Production', '⬜ Preproduction']);
    expect(offered(' PRODUCTION ')).toEqual(['🟥 Production', '⬜ Preproduction']);
    expect(offered('n'.repeat(65))).toEqual([]);
    expect(labelSuggestions(many, '', texts)).toHaveLength(100);
    expect(labelSuggestions(many, 'channel', texts)).toHaveLength(100);
  });

  it('reads back what it offered, and leaves out what it never did', () => {
    const values = labelSuggestions(labels, 'prod', texts).map(({ value }) => value ?? '');
    expect(readLabels(values)).toEqual({ ids: ['1', '2'], names: ['prod'] });
    expect(readLabels(['#../1', '#99999999999', '1', `+${'n'.repeat(65)}`])).toEqual({ ids: [], names: [] });
  });

  it('draws the square that comes nearest', () => {
    expect(['#ff0000', '#00aa00', '#0000FF', '#000000', 'red', undefined].map(squareOf)).toEqual([
      '🟥',
      '🟩',
      '🟦',
      '⬛',
      '⬜',
      '⬜',
    ]);
  });
});
