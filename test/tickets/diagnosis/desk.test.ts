import { beforeEach, describe, expect, test } from '@jest/globals';
import type { TicketAreas } from '../../../src/tickets/areas.ts';
import { createDesk, type Desk } from '../../../src/tickets/desk.ts';
import type { DiagnosisArea, DiagnosisState } from '../../../src/tickets/diagnosis/diagnosis.ts';
import { openOffice, person, type Office } from '../support/desk.ts';
import { failure } from '../support/service.ts';

const requester = person('requester');
const server = { id: 's1', name: 'web-1' };

describe('a diagnosis', () => {
  let office: Office;
  let desk: Desk;
  /** What each look gives, in turn; the last one for good. */
  let looks: (DiagnosisState | 'fails')[];
  let told: DiagnosisState[];
  let started: number;

  const state = (finished: number): DiagnosisState => ({ running: finished < 3, finished, checks: 3 });
  const diagnosis: DiagnosisArea = {
    resources: () => Promise.resolve([server]),
    start: () => Promise.resolve(`job ${(started += 1)}`),
    state: () => {
      const look = looks.length > 1 ? looks.shift() : looks[0];
      return look === undefined || look === 'fails' ? Promise.reject(failure('OSM.0004')) : Promise.resolve(look);
    },
    findings: () =>
      Promise.resolve([
        { id: 'a', name: 'A', level: 'fine' },
        { id: 'b', name: 'B', level: 'problem' },
        { id: 'c', name: 'C', level: 'warning' },
      ]),
    records: () => Promise.resolve([]),
    rate: () => Promise.resolve(),
  };
  const run = (actor = requester) =>
    office.done(
      desk.diagnosis.run(actor, { regionId: 'r', resource: server, onProgress: (now) => void told.push(now) }),
    );

  beforeEach(() => {
    office = openOffice();
    [looks, told, started] = [[state(0), state(2), state(3)], [], 0];
    const areas = { diagnosis } as unknown as TicketAreas;
    desk = createDesk({ ...office.parts, speaking: () => ({ service: office.service, areas }) });
  });

  test('is waited for, tells how far it is, and gives the worst findings first', async () => {
    expect((await run()).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    expect(told).toEqual([state(0), state(2), state(3)]);
    expect(started).toBe(1);
    expect(office.entries.map(({ action, outcome }) => [action, outcome])).toEqual([['diagnose', 'ok']]);
  });

  test('goes on while looks fail now and then', async () => {
    looks = ['fails', 'fails', 'fails', state(1), 'fails', state(3)];
    await run();
    expect(told).toEqual([state(1), state(3)]);
  });

  test('ends with the failure where nothing can be seen of it', async () => {
    looks = ['fails'];
    await expect(run()).rejects.toMatchObject({ code: 'OSM.0004' });
  });

  test('is not waited for beyond all measure', async () => {
    looks = [state(1)];
    await expect(run()).rejects.toMatchObject({ code: 'diagnosis-late' });
    expect(told.length).toBe(90);
  });

  test('is nothing for viewers, and of nothing where no server is named', async () => {
    await expect(run(person('viewer'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(desk.diagnosis.resources(person('viewer'), 'r')).rejects.toMatchObject({ code: 'forbidden' });
    // Also where somebody who may ask has asked before, and the answer is remembered.
    expect(await desk.diagnosis.available(requester)).toBe(true);
    await expect(desk.diagnosis.available(person('viewer'))).rejects.toMatchObject({ code: 'forbidden' });
    const nothing = { regionId: 'r', resource: { id: ' ', name: '' }, onProgress: () => undefined };
    await expect(desk.diagnosis.run(requester, nothing)).rejects.toMatchObject({ code: 'text-empty' });
    expect(started).toBe(0);
  });
});
