import { beforeEach, describe, expect, it } from '@jest/globals';
import type { UseCases } from '../../../src/tickets/use-cases.ts';
import type { Dimension } from '../../../src/tickets/rating/rating.ts';
import { openOffice, person, recordCall, type Office, type RecordedCall } from '../support/use-cases.ts';
import { failure } from '../support/service.ts';

const dimensions: readonly Dimension[] = [
  { id: 1, name: 'Result', stars: 5, perStar: 2 },
  { id: 2, name: 'Speed', stars: 3, perStar: 1 },
];

let office: Office;
let useCases: UseCases;
let rate: RecordedCall;

beforeEach(() => {
  rate = recordCall();
  office = openOffice({ rating: { dimensions: () => Promise.resolve(dimensions), rate: rate.call } });
  ({ useCases } = office);
});

const request = { key: 'V1', id: 'CS0001', stars: [{ dimension: 1, stars: 4 }], comment: ' Fine ' };
const operator = person('operator');

describe('a rating', () => {
  it('counts as the service counts, is sent once, and stands in the audit log', async () => {
    await useCases.rating.rate(operator, request);
    await useCases.rating.rate(operator, request);
    expect(rate.sent).toEqual([['CS0001', [{ dimension: 1, value: 8 }], 'Fine']]);
    expect(office.entries).toEqual([expect.objectContaining({ action: 'rate', ticket: 'CS0001', outcome: 'ok' })]);
    expect(office.attended).toEqual(['CS0001']);
  });

  it('of other stars, or with another comment, is another one, also from the same form', async () => {
    await useCases.rating.rate(operator, request);
    await useCases.rating.rate(operator, { ...request, stars: [{ dimension: 1, stars: 1 }] });
    await useCases.rating.rate(operator, { ...request, comment: 'Not so fine' });
    expect(rate.sent.map(([, scores, comment]) => [scores, comment])).toEqual([
      [[{ dimension: 1, value: 8 }], 'Fine'],
      [[{ dimension: 1, value: 2 }], 'Fine'],
      [[{ dimension: 1, value: 8 }], 'Not so fine'],
    ]);
  });

  it.each([
    ['no stars', [], 'rating-empty'],
    ['more stars than there are', [{ dimension: 2, stars: 4 }], 'invalid-input'],
    ['no whole number of stars', [{ dimension: 2, stars: 1.5 }], 'invalid-input'],
    ['a dimension that is not asked for', [{ dimension: 9, stars: 1 }], 'invalid-input'],
  ])('with %s is not sent', async (_, stars, code) => {
    await expect(useCases.rating.rate(operator, { ...request, stars })).rejects.toMatchObject({ code });
    expect(rate.sent).toEqual([]);
  });

  it('has a comment of at most 400 characters', async () => {
    const comment = 'x'.repeat(401);
    await expect(useCases.rating.rate(operator, { ...request, comment })).rejects.toMatchObject({
      code: 'text-too-long',
      detail: { limit: 400, length: 401 },
    });
  });

  it('is for whoever may close the ticket', async () => {
    const requester = person('requester');
    office.service.add({});
    await expect(useCases.rating.rate(requester, request)).rejects.toMatchObject({ code: 'forbidden' });
    await office.audit.add({
      ...{ actor: requester.id, ticket: 'CS0001' },
      ...{ action: 'create', outcome: 'ok', at: 0 },
    });
    await useCases.rating.rate(requester, request);
    expect(rate.sent).toHaveLength(1);
    await expect(useCases.rating.dimensions(person('viewer'))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('can be sent again after a refusal, and is called uncertain where no answer came', async () => {
    rate.fault = failure('OSM.01010014');
    await expect(useCases.rating.rate(operator, request)).rejects.toBe(rate.fault);
    rate.fault = failure('timeout', { ambiguous: true });
    await expect(useCases.rating.rate(operator, request)).rejects.toMatchObject({ code: 'uncertain' });
    rate.fault = undefined;
    await useCases.rating.rate(operator, request);
    expect(rate.sent).toHaveLength(3);
  });
});
