import { describe, expect, it } from '@jest/globals';
import type { ListQuery } from '../../../src/tickets/list/filter.ts';
import type { ListPage } from '../../../src/tickets/ports.ts';
import { understandsSeveral } from '../../../src/updates/sweep/probe.ts';
import { sweep, type SweepClaim } from '../../../src/updates/sweep/sweep.ts';
import { refused, throttled } from '../fake-service.ts';

const pageOf = (statuses: readonly number[], total = statuses.length): ListPage => ({
  total,
  tickets: statuses.map((status, place) => ({ id: `${place}`, description: '', status })),
});

describe('a list of several statuses', () => {
  const open = [0, 1, 2];
  it.each([
    { what: 'filtered', page: pageOf([0, 1, 1, 2]), totals: [1, 2, 1], understood: true },
    {
      what: 'filtered, where it goes on over pages',
      page: pageOf([0, 1], 300),
      totals: [100, 200, 0],
      understood: true,
    },
    { what: 'unfiltered', page: pageOf([0, 1, 1, 2, 3]), totals: [1, 2, 1], understood: false },
    {
      what: 'unfiltered, with other statuses on later pages',
      page: pageOf([0, 1], 9),
      totals: [1, 2, 1],
      understood: false,
    },
    { what: 'of other tickets that are as many', page: pageOf([0, 1, 3, 3]), totals: [1, 2, 1], understood: false },
    { what: 'by the first status only', page: pageOf([0]), totals: [1, 2, 1], understood: false },
    { what: 'empty', page: pageOf([]), totals: [1, 2, 1], understood: false },
    { what: 'by a status that is the only one there', page: pageOf([1, 1]), totals: [0, 2, 0], understood: undefined },
    { what: 'empty, as all lists are', page: pageOf([]), totals: [0, 0, 0], understood: undefined },
  ])('$what: $understood', ({ page, totals, understood }) => {
    expect(understandsSeveral(page, open, totals)).toBe(understood);
  });
});

describe('a probe', () => {
  const claim: SweepClaim = {
    ...{ calls: 100, failures: 0, at: 0 },
    followed: new Map(Array.from({ length: 30 }, (_, place) => [`${place}`, place % 2])),
    sweep: {
      ...{ due_at: 0, round: 1, mode: null, swept_at: null, listed: null, listed_at: null },
      ...{ combined: null, probed_at: null, failures: 0, error: null },
    },
  };
  /** @param several answers where several statuses are asked for */
  const probe = (several: () => ListPage, known: Partial<SweepClaim['sweep']> = {}) => {
    const list = ({ status, statuses }: ListQuery) =>
      statuses === undefined
        ? Promise.resolve(pageOf([...claim.followed.values()].filter((one) => one === status)))
        : answer();
    const answer = async () => Promise.resolve(several());
    const show = () => Promise.reject(new Error('not asked'));
    return sweep({ ...claim, sweep: { ...claim.sweep, ...known } }, { scopes: ['own'], list, show });
  };
  const fail = (error: Error) => () => {
    throw error;
  };

  it('tells that it is understood', async () => {
    const swept = await probe(() => pageOf([...claim.followed.values()]));
    expect(swept).toMatchObject({ mode: 'by-status', complete: true, listed: 30, calls: 6, probe: { combined: true } });
  });

  it('tells that it is refused, and the lists that were read count', async () => {
    const swept = await probe(fail(refused('incident_status')));
    expect(swept).toMatchObject({ mode: 'by-status', complete: true, probe: { combined: false } });
    expect(swept.refusal).toBeUndefined();
  });

  it('tells nothing where something else answers', async () => {
    const foreign = Object.assign(new Error('a page of a proxy'), {
      code: 'foreign-answer',
      ambiguous: false,
      notFound: false,
    });
    expect(await probe(fail(foreign))).toMatchObject({ complete: true, probe: { combined: undefined } });
  });

  it('makes the sweep wait where the service asks for that', async () => {
    await expect(probe(fail(throttled(1_000)))).rejects.toThrow('429');
  });

  it('is made once a day only', async () => {
    const swept = await probe(fail(new Error('not asked')), { combined: 0, probed_at: -3_600_000 });
    expect(swept.probe).toBeUndefined();
  });

  it('is told by a sweep whose list of several statuses is refused, and read singly then', async () => {
    const swept = await probe(fail(refused('incident_status')), { combined: 1, probed_at: 0 });
    expect(swept).toMatchObject({ mode: 'single', complete: false, probe: { combined: false } });
    expect(swept.refusal).toBeDefined();
  });
});
