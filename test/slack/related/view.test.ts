import { expect, it } from '@jest/globals';
import { relatedView } from '../../../src/slack/related/view.ts';
import { texts } from '../harness.ts';

it.each([
  [[], '3 left'],
  [['B', 'C'], '1 left'],
  [['B', 'C', 'D', 'E'], '0 left'],
])('the form for related tickets says how many are left beside %j', (shown, left) => {
  const view = relatedView({ ticket: { id: 'A' }, shown, chosen: [], form: { state: 'open' } }, texts);
  expect(JSON.stringify(view)).toContain(`up to 3 related tickets; ${left}`);
});
