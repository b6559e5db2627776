import { expect, it } from '@jest/globals';
import { privilegesView } from '../../../src/slack/permissions/view.ts';
import { viewFaults } from '../../support/block-kit.ts';
import { texts } from '../harness.ts';

it('the form for permissions shows what is so, and whether it counts', () => {
  const view = privilegesView({ enforced: false, granted: ['export'] }, { state: 'open' }, texts);
  expect(viewFaults(view)).toEqual([]);
  expect(view).toMatchSnapshot();
});
