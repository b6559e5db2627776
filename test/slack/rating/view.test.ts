import { describe, expect, it } from '@jest/globals';
import { askedOf, unrated, rateView } from '../../../src/slack/rating/view.ts';
import { viewFaults } from '../../support/block-kit.ts';
import { texts } from '../harness.ts';

describe('the form for a rating', () => {
  it('asks for stars and words', () => {
    const asked = askedOf([{ id: 1, name: 'Result', stars: 3, perStar: 1 }]);
    const view = rateView({ ticket: { id: '1' }, asked, rated: unrated, form: { state: 'open' } }, texts);
    expect(viewFaults(view)).toEqual([]);
    expect(view).toMatchSnapshot();
  });
});
