import { describe, expect, it } from '@jest/globals';
import { confirmView } from '../../../src/slack/views/confirm.ts';
import { askedOf, unrated } from '../../../src/slack/views/rating/inputs.ts';
import { rateView } from '../../../src/slack/views/rating/rate.ts';
import { viewFaults } from '../../support/block-kit.ts';
import { texts } from '../harness.ts';

const most = Array.from({ length: 100 }, (_, id) => ({ id, name: '"'.repeat(500), stars: 10, perStar: 1 }));
const longest = { ticket: { id: 'x'.repeat(64), title: 't'.repeat(2000) }, asked: askedOf(most) };
const everything = { stars: longest.asked.map(({ id }) => ({ dimension: id, stars: 10 })), comment: 'c'.repeat(900) };

describe('the form for a rating', () => {
  it('asks for stars and words', () => {
    const asked = askedOf([{ id: 1, name: 'Result', stars: 3, perStar: 1 }]);
    const view = rateView({ ticket: { id: '1' }, asked, rated: unrated, form: { state: 'open' } }, texts);
    expect(viewFaults(view)).toEqual([]);
    expect(view).toMatchSnapshot();
  });

  it('stays within the limits of Slack, by itself and where a ticket is closed', () => {
    const form = { state: 'failed', reason: 'r'.repeat(3000) } as const;
    expect(viewFaults(rateView({ ...longest, rated: everything, form }, texts))).toEqual([]);
    const rating = { asked: longest.asked, rated: everything };
    const { ticket } = longest;
    expect(viewFaults(confirmView({ action: 'close', ticket, note: 'n'.repeat(900), rating, form }, texts))).toEqual(
      [],
    );
  });
});
