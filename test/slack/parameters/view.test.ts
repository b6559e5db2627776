import { describe, expect, it } from '@jest/globals';
import { parametersView } from '../../../src/slack/parameters/view.ts';
import type { Parameter } from '../../../src/tickets/catalog/catalog.ts';
import { viewFaults } from '../../support/block-kit.ts';
import { drawn } from '../../support/rich-text.ts';
import { texts } from '../harness.ts';

const line: Parameter = {
  key: 'id',
  name: 'Resource ID',
  kind: 'line',
  required: false,
  options: [],
  sensitive: false,
};
const asked = { ticket: '12345678', kind: { product: 'p', problemType: 't' } };

describe('the form for additional parameters', () => {
  it('shows what is given, by its name, hides what is sensitive, and asks for more', () => {
    const system: Parameter = {
      ...line,
      key: 'os',
      name: 'System',
      kind: 'single-choice',
      options: [{ id: 'l', name: 'Linux' }],
    };
    const questions = [line, system, { ...line, key: 'password', name: 'Password', sensitive: true }];
    const given = [
      { key: 'id', value: '<i-1>' },
      { key: 'os', value: 'l' },
      { key: 'password', value: 'canary' },
      { key: 'old', value: 'x' },
    ];
    const view = parametersView({ asked, questions, given, form: { state: 'open' } }, texts);
    expect(viewFaults(view)).toEqual([]);
    expect(drawn(view.blocks[1])).toBe('{b:Resource ID}: <i-1>\n{b:System}: Linux\n{b:Password}: •••\n{b:old}: x');
    expect(view).toMatchSnapshot();
  });

  it('stays within the limits of Slack, and cannot be sent where there is nothing to ask', () => {
    const options = Array.from({ length: 100 }, (_, id) => ({ id: `${id}`, name: 'n'.repeat(500) }));
    const long: Parameter = { ...line, name: 'n'.repeat(500), hint: 'h'.repeat(900), kind: 'multiple-choice', options };
    const questions = Array.from({ length: 40 }, (_, index) => ({ ...long, key: `k${index}` }));
    const given = questions.map(({ key }) => ({ key, value: 'v'.repeat(5000) }));
    const form = { state: 'failed', reason: 'r'.repeat(9000) } as const;
    const longest = { ticket: 'x'.repeat(64), kind: { product: 'p'.repeat(128), problemType: 't'.repeat(128) } };
    expect(viewFaults(parametersView({ asked: longest, questions, given, form }, texts))).toEqual([]);
    const nothing = parametersView(
      { asked: { ticket: '1' }, questions: [], given: [], form: { state: 'open' } },
      texts,
    );
    expect(viewFaults(nothing)).toEqual([]);
    expect(nothing.submit).toBeUndefined();
    expect(JSON.stringify(nothing)).toContain('show the product and problem type');
    const none = parametersView({ asked, questions: [], given: [], form: { state: 'open' } }, texts);
    expect(JSON.stringify(none)).toContain('takes no additional details');
  });
});
