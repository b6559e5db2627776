import { describe, expect, it } from '@jest/globals';
import { labelTicket } from '../../../src/tickets/labels/label-ticket.ts';
import type { AccountLabel, LabelArea } from '../../../src/tickets/labels/label.ts';
import { changeLabel, createLabel, removeLabel } from '../../../src/tickets/labels/manage.ts';
import { createFakeService, failure } from '../support/service.ts';

/** Labels in memory; a call that is named in `lost` is carried out, and answered by nothing. */
function createArea(lost: readonly string[] = []) {
  const labels: AccountLabel[] = [{ id: '1', name: 'Production', color: '#D0021B' }];
  const attached = new Set<string>();
  const calls: string[] = [];
  const change = async (call: string, effect: () => void) => {
    calls.push(call);
    await Promise.resolve();
    effect();
    if (lost.includes(call.split(' ')[0] ?? '')) throw failure('timeout', { ambiguous: true });
  };
  const area: LabelArea = {
    list: () => Promise.resolve([...labels]),
    create: ({ name, color }) =>
      change(`create ${name}`, () => labels.push({ id: String(labels.length + 1), name, color })),
    change: (id, { name }) => change(`change ${id} ${name}`, () => undefined),
    remove: (id) => change(`remove ${id}`, () => labels.splice(Number(id) - 1, 1)),
    ofTicket: () => Promise.resolve(labels.filter(({ id }) => attached.has(id))),
    attach: (_, ids) => change(`attach ${ids.join()}`, () => ids.forEach((id) => attached.add(id))),
    detach: (_, ids) => change(`detach ${ids.join()}`, () => ids.forEach((id) => attached.delete(id))),
  };
  return { area, attached, calls };
}

/** Nothing is looked up where nothing is refused. */
const nobodysTickets = createFakeService(() => 0);

const request = { ticket: 'CS1', shown: [], chosen: [], added: [], color: '#2F6FED' };

describe('labelling a ticket', () => {
  it('makes what is missing, and uses what has the name already, whatever its case', async () => {
    const { area, attached, calls } = createArea();
    expect(await labelTicket(nobodysTickets, area, { ...request, added: ['production', 'New  one'] })).toEqual({
      attached: 2,
      detached: 0,
    });
    expect(calls).toEqual(['create New one', 'attach 1,2', 'detach ']);
    expect([...attached]).toEqual(['1', '2']);
  });

  it('goes on where an earlier try was answered by nothing', async () => {
    const { area, attached, calls } = createArea(['create', 'attach']);
    await expect(labelTicket(nobodysTickets, area, { ...request, added: ['New'] })).rejects.toMatchObject({
      code: 'timeout',
    });
    expect([...attached]).toEqual(['2']);
    expect(
      await labelTicket(nobodysTickets, area, { ...request, added: ['New'] }).catch(() => undefined),
    ).toBeUndefined();
    expect(calls.filter((call) => call.startsWith('create'))).toEqual(['create New']);
  });

  it('leaves alone what others did meanwhile', async () => {
    const { area, attached } = createArea();
    attached.add('1');
    expect(await labelTicket(nobodysTickets, area, { ...request, shown: ['2'], chosen: ['2'] })).toEqual({
      attached: 0,
      detached: 0,
    });
    expect([...attached]).toEqual(['1']);
  });

  it.each([
    [{ chosen: ['../1'] }, 'invalid-input'],
    [{ shown: ['-1'] }, 'invalid-input'],
    [{ ticket: '../x' }, 'invalid-input'],
    [{ added: [' '] }, 'text-empty'],
    [{ added: ['n'.repeat(65)] }, 'text-too-long'],
    [{ added: ['x'], color: 'red' }, 'invalid-input'],
    [{ chosen: Array.from({ length: 101 }, (_, at) => String(at)) }, 'invalid-input'],
  ])('refuses %j before any call', async (wrong, code) => {
    const { area, calls } = createArea();
    await expect(labelTicket(nobodysTickets, area, { ...request, ...wrong })).rejects.toMatchObject({ code });
    expect(calls).toEqual([]);
  });
});

describe('managing labels', () => {
  const look = { name: 'Later', color: '#2F6FED' };

  it('makes one once, also where the answer was lost', async () => {
    const { area, calls } = createArea(['create']);
    expect(await createLabel(area, look)).toBe('Later');
    await expect(createLabel(area, { ...look, name: 'LATER' })).rejects.toMatchObject({
      code: 'label-exists',
      detail: { name: 'Later' },
    });
    expect(calls).toEqual(['create Later']);
  });

  it('changes one that is there, to a name that is free', async () => {
    const { area, calls } = createArea();
    expect(await changeLabel(area, '1', { ...look, name: 'PRODUCTION' })).toBe('PRODUCTION');
    await expect(changeLabel(area, '7', look)).rejects.toMatchObject({ code: 'label-gone' });
    await createLabel(area, look);
    await expect(changeLabel(area, '2', { ...look, name: 'production' })).rejects.toMatchObject({
      code: 'label-exists',
    });
    expect(calls).toEqual(['change 1 PRODUCTION', 'create Later']);
  });

  it('deletes one, and takes it for deleted where it is gone', async () => {
    const { area } = createArea(['remove']);
    await removeLabel(area, '1');
    expect(await area.list()).toEqual([]);
    await removeLabel(area, '1');
  });
});
