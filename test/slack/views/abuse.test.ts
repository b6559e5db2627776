import { describe, expect, it } from '@jest/globals';
import { fieldGroups } from '../../../src/slack/views/abuse/fields.ts';
import { readReport } from '../../../src/slack/views/abuse/read.ts';
import { reportView } from '../../../src/slack/views/abuse/abuse.ts';
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

  it('has each field once', () => {
    const names = fieldGroups.flatMap(({ fields }) => fields.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });
});
