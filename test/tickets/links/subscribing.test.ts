import { describe, expect, it } from '@jest/globals';
import { isNewFor } from '../../../src/tickets/links/subscription.ts';
import { present } from '../../support/present.ts';
import { openOffice, person } from '../support/use-cases.ts';

const operator = person('operator');

describe('following new tickets', () => {
  it('is for operators and admins, and refusals are recorded', async () => {
    const { useCases, subscribed, entries } = openOffice();
    for (const role of ['viewer', 'requester'] as const) {
      await expect(useCases.follow(person(role), 'C1', '')).rejects.toMatchObject({ code: 'forbidden' });
      await expect(useCases.unfollow(person(role), 'C1')).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(subscribed).toEqual([]);
    expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'follow forbidden',
      'unfollow forbidden',
      'follow forbidden',
      'unfollow forbidden',
    ]);
    expect((await useCases.follow(person('admin'), 'C1', '')).existed).toBe(false);
    expect(await useCases.follows(person('viewer'))).toHaveLength(1);
    expect(await useCases.unfollow(operator, 'C1')).toBe(true);
    expect(await useCases.unfollow(operator, 'C1')).toBe(false);
    expect(entries.slice(4)).toMatchObject([
      { action: 'follow', outcome: 'ok' },
      { action: 'unfollow', outcome: 'ok' },
    ]);
  });

  it('changes nothing where the channel or the filter cannot be', async () => {
    const { useCases, subscribed, service } = openOffice();
    await expect(useCases.follow(operator, '#general', '')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(useCases.follow(operator, 'C1', 'severity:high')).rejects.toMatchObject({
      code: 'filter-name',
      detail: { name: 'severity' },
    });
    expect(subscribed).toEqual([]);
    expect(service.calls).toEqual([]);
  });

  it('changes nothing where the tickets that exist cannot be read', async () => {
    const { useCases, subscribed, service } = openOffice();
    service.withoutTickets.push(true);
    await expect(useCases.follow(operator, 'C1', '')).rejects.toMatchObject({ code: 'OSM.0004' });
    expect(subscribed).toEqual([]);
  });

  it('knows the tickets that exist, however many, and lets later ones pass also where clocks are apart', async () => {
    const { useCases, service, subscribed, clock, woken } = openOffice();
    for (let made = 0; made < 150; made += 1) service.add({});
    await useCases.follow(operator, 'C1', '');
    const subscription = present(subscribed[0]);
    expect([...service.tickets.values()].filter((ticket) => isNewFor(subscription, ticket))).toEqual([]);
    const late = { id: 'new', description: '', status: 0, createdAt: clock.now() - 15 * 60_000 };
    expect(isNewFor(subscription, late)).toBe(true);
    expect(isNewFor(subscription, { ...late, createdAt: undefined })).toBe(true);
    expect(isNewFor(subscription, { ...late, createdAt: clock.now() - 24 * 60 * 60_000 })).toBe(false);
    expect(woken()).toBeGreaterThan(0);
  });
});
