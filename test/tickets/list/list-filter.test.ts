import { describe, expect, it } from '@jest/globals';
import { endOfDay, startOfDay } from '../../../src/tickets/list/days.ts';
import { checkedFilter, fits, isExact, queryOf } from '../../../src/tickets/list/list-filter.ts';
import { person, openOffice } from '../support/use-cases.ts';

const all = { scope: 'all', words: [] } as const;
const zone = 'Asia/Shanghai';

describe('days', () => {
  it('begin and end in the zone of a person', () => {
    expect(startOfDay('2026-03-01', zone)).toBe(Date.UTC(2026, 1, 28, 16));
    expect(endOfDay('2026-03-01', zone)).toBe(Date.UTC(2026, 2, 1, 15, 59, 59));
    // The clocks go forward at 02:00.
    expect(startOfDay('2026-03-08', 'America/New_York')).toBe(Date.UTC(2026, 2, 8, 5));
    expect(endOfDay('2026-03-08', 'America/New_York')).toBe(Date.UTC(2026, 2, 9, 3, 59, 59));
  });

  it.each([undefined, 'Middle-earth/Shire'])('are those of UTC where the zone is %s', (unknown) => {
    expect(startOfDay('2026-03-01', unknown)).toBe(Date.UTC(2026, 2, 1));
    expect(endOfDay('2026-03-01', unknown)).toBe(Date.UTC(2026, 2, 1, 23, 59, 59));
  });

  it.each(['2026-02-30', '2026-3-1', 'yesterday', ''])('are none where the calendar has none: %j', (date) => {
    expect(startOfDay(date, zone)).toBeUndefined();
  });
});

describe('a filter of the list', () => {
  it.each([
    [{ labels: ['1', '2', '3', '4', '5', '6'] }, 'invalid-input', 'labels'],
    [{ labels: ['../1'] }, 'invalid-input', 'labels'],
    [{ from: '2026-02-30' }, 'invalid-input', 'from'],
    [{ to: 'soon' }, 'invalid-input', 'to'],
    [{ from: '2026-03-02', to: '2026-03-01' }, 'filter-window', 'to'],
    [{ key: 'k'.repeat(61) }, 'text-too-long', 'key'],
    [{ product: 'p'.repeat(61) }, 'text-too-long', 'product'],
    [{ problem: 'p'.repeat(61) }, 'text-too-long', 'problem'],
    [{ words: ['w'.repeat(101)] }, 'invalid-input', 'words'],
  ])('refuses %j', (wrong, code, field) => {
    expect(() => checkedFilter({ ...all, ...wrong })).toThrow(
      expect.objectContaining({ code, detail: expect.objectContaining({ field }) as unknown }),
    );
  });

  it('asks the service for what it can filter by', () => {
    const filter = checkedFilter({
      ...all,
      statuses: [3, 3],
      labels: ['7', '7'],
      from: '2026-03-01',
      key: ' disk ',
    });
    expect(queryOf(filter, zone)).toEqual({
      words: [],
      status: 3,
      key: 'disk',
      labels: ['7'],
      owner: undefined,
      from: Date.UTC(2026, 1, 28, 16),
      to: undefined,
    });
    expect(queryOf({ ...all, statuses: [3, 4] }, zone).status).toBeUndefined();
  });

  it('does itself what the service cannot', () => {
    const ticket = {
      id: '1',
      description: 'The disk is full',
      status: 4,
      region: 'Beijing',
      product: 'Elastic Server',
      problemType: 'Disk fault',
    };
    expect(fits(ticket, { ...all, statuses: [3, 4], region: 'Beijing', product: 'server', words: ['DISK'] })).toBe(
      true,
    );
    expect(fits(ticket, { ...all, statuses: [3] })).toBe(false);
    expect(fits(ticket, { ...all, region: 'Bei' })).toBe(false);
    expect(fits(ticket, { ...all, product: 'Volume' })).toBe(false);
    expect(fits(ticket, { ...all, product: 'server', problem: 'FAULT' })).toBe(true);
    expect(fits(ticket, { ...all, product: 'server', problem: 'Billing' })).toBe(false);
    expect(fits({ ...ticket, problemType: undefined }, { ...all, problem: 'fault' })).toBe(false);
    expect(fits(ticket, { scope: 'open', words: [], statuses: [4] })).toBe(true);
    expect([all, { ...all, statuses: [3] }, { ...all, key: 'x' }].map(isExact)).toEqual([true, true, true]);
    expect(
      [
        { ...all, words: ['x'] },
        { ...all, region: 'x' },
        { ...all, problem: 'x' },
        { ...all, statuses: [3, 4] },
      ].map(isExact),
    ).toEqual([false, false, false, false]);
  });
});

describe('saved filters', () => {
  const viewer = person('viewer');

  it('belong to a person, by a name that is found in any case and width', async () => {
    const { useCases } = openOffice();
    expect(await useCases.filters.save(viewer, '@Ｍy-Disks', { ...all, words: ['disk'] })).toBe('my-disks');
    expect(await useCases.filters.named(viewer, 'MY-disks')).toEqual(expect.objectContaining({ words: ['disk'] }));
    await expect(useCases.filters.named(person('admin'), 'my-disks')).rejects.toMatchObject({ code: 'saved-unknown' });
    await useCases.filters.remove(viewer, ['My-Disks']);
    expect(await useCases.filters.saved(viewer)).toEqual([]);
  });

  it.each(['', 'two words', '@', 'n'.repeat(31), '../x'])('take no name like %j', async (name) => {
    await expect(openOffice().useCases.filters.save(viewer, name, all)).rejects.toMatchObject({ code: 'saved-name' });
  });

  it('are 25 at most', async () => {
    const { useCases } = openOffice();
    for (let count = 1; count <= 25; count += 1) await useCases.filters.save(viewer, `f${count}`, all);
    await expect(useCases.filters.save(viewer, 'f26', all)).rejects.toMatchObject({ code: 'saved-many' });
    expect(await useCases.filters.save(viewer, 'f25', all)).toBe('f25');
  });
});
