import { describe, expect, it } from '@jest/globals';
import { readReport } from '../../../src/slack/abuse/index.ts';
import { at } from '../../../src/slack/payload.ts';
import { reportView, fieldGroups } from '../../../src/slack/abuse/view.ts';
import { abuseLimits } from '../../../src/tickets/limits.ts';
import { viewFaults } from '../../support/block-kit.ts';
import { texts } from '../harness.ts';

describe('the form for a report of abuse', () => {
  it('asks for all that the service takes', () => {
    const view = reportView({ state: 'open' }, texts);
    expect(viewFaults(view)).toEqual([]);
    expect(view).toMatchSnapshot();
    const failed = { state: 'failed', reason: 'r'.repeat(9000) } as const;
    expect(viewFaults(reportView(failed, texts))).toEqual([]);
  });

  it('is not read where a choice is missing or made up', () => {
    const choose = (name: string, value: string) => ({
      [`abuse:${name}`]: { [`abuse:${name}`]: { selected_option: { value } } },
    });
    expect(readReport({})).toBeUndefined();
    expect(readReport({ ...choose('kind', 'murder'), ...choose('reporter', 'company') })).toBeUndefined();
    const read = readReport({ ...choose('kind', 'illegal'), ...choose('reporter', 'lawyer'), ...choose('right', 'x') });
    expect(read).toMatchObject({
      report: { kind: 'illegal', right: { kind: undefined }, reporter: { kind: 'lawyer' } },
    });
  });

  it('takes as many words as the service, in two fields', () => {
    const typed = (name: string, value: string) => ({ [`abuse:${name}`]: { [`abuse:${name}`]: { value } } });
    const chosen = (name: string, value: string) => ({
      [`abuse:${name}`]: { [`abuse:${name}`]: { selected_option: { value } } },
    });
    const maxLength = (name: string) => {
      const block = reportView({ state: 'open' }, texts).blocks.find(({ block_id }) => block_id === `abuse:${name}`);
      return Number(at(block, 'element', 'max_length'));
    };
    const choices = { ...chosen('kind', 'illegal'), ...chosen('reporter', 'lawyer') };
    const content = (one: string, more: string) =>
      readReport({ ...choices, ...typed('content', one), ...typed('content-more', more) })?.report.content;
    expect(content('One', ' ')).toBe('One');
    expect(content('One', 'more')).toBe('One\nmore');
    const all = content('x'.repeat(maxLength('content')), 'y'.repeat(maxLength('content-more')));
    expect(all).toHaveLength(abuseLimits.content);
  });

  it('has each field once', () => {
    const names = fieldGroups.flatMap(({ fields }) => fields.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });
});
