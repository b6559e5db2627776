import { beforeEach, describe, expect, test } from '@jest/globals';
import type { TicketAreas } from '../../../src/tickets/areas.ts';
import { createUseCases, type UseCases } from '../../../src/tickets/use-cases.ts';
import type { Check, CheckDetail, DiagnosisArea, DiagnosisState } from '../../../src/tickets/diagnosis/diagnosis.ts';
import { openOffice, person, type Office } from '../support/use-cases.ts';
import { failure } from '../support/service.ts';

const requester = person('requester');
const server = { id: 's1', name: 'web-1', eip: '192.0.2.1' };

describe('a diagnosis', () => {
  let office: Office;
  let useCases: UseCases;
  /** What each look gives, in turn; the last one for good. */
  let looks: (DiagnosisState | 'fails')[];
  let told: DiagnosisState[];
  let started: Parameters<DiagnosisArea['start']>[];

  /** What the service tells of checks, and which it was asked about. */
  let details: readonly CheckDetail[] | 'fails';
  let asked: readonly string[];

  const checks: readonly Check[] = [
    { id: 'a', name: 'A', result: 'normal' },
    { id: 'b', name: 'B', result: 'abnormal' },
    { id: 'c', result: 'skipped' },
    { result: 'unknown' },
  ];
  const state = (step: number): DiagnosisState => ({
    progress: step < 3 ? 'running' : 'completed',
    checks: step < 3 ? checks.slice(0, step) : checks,
  });
  const diagnosis: DiagnosisArea = {
    resources: () => Promise.resolve([server]),
    start: (...given) => Promise.resolve(`job ${started.push(given)}`),
    state: () => {
      const look = looks.length > 1 ? looks.shift() : looks[0];
      return look === undefined || look === 'fails' ? Promise.reject(failure('OSM.0004')) : Promise.resolve(look);
    },
    details: (_key, ids) => {
      asked = ids;
      return details === 'fails' ? Promise.reject(failure('OSM.0004')) : Promise.resolve(details);
    },
    records: () => Promise.resolve([]),
    rate: () => Promise.resolve(),
  };
  const run = (actor = requester) =>
    office.done(
      useCases.diagnosis.run(actor, { regionId: 'r', resource: server, onProgress: (now) => void told.push(now) }),
    );

  beforeEach(() => {
    office = openOffice();
    [looks, told, started] = [[state(0), state(2), state(3)], [], []];
    [details, asked] = [[{ id: 'b', name: 'Bee', advice: 'Do.', url: 'https://example.com' }], []];
    const areas = { diagnosis } as unknown as TicketAreas;
    useCases = createUseCases({ ...office.deps, inLanguage: () => ({ service: office.service, areas }) });
  });

  test('is waited for, tells how far it is, and gives the worst findings first', async () => {
    expect(await run()).toEqual({
      findings: [
        { id: 'b', name: 'Bee', result: 'abnormal', advice: 'Do.', url: 'https://example.com' },
        { name: '–', result: 'unknown' },
        { id: 'c', name: 'c', result: 'skipped' },
        { id: 'a', name: 'A', result: 'normal' },
      ],
      advised: true,
    });
    expect(asked).toEqual(['b', 'c', 'a']);
    expect(told).toEqual([state(0), state(2), state(3)]);
    expect(started).toEqual([['r', '192.0.2.1']]);
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

  test.each(['fails', []] as const)('has its results also where nothing more is told of them: %p', async (none) => {
    details = none;
    const { findings, advised } = await run();
    expect(findings.map(({ name, result }) => `${name} ${result}`)).toEqual([
      ...['B abnormal', '– unknown', 'c skipped', 'A normal'],
    ]);
    expect(advised).toBe(false);
  });

  test('is not all well because nothing of it can be read', async () => {
    looks = [{ progress: 'completed', checks: [] }];
    await expect(run()).rejects.toMatchObject({ code: 'diagnosis-unreadable' });
    expect(office.entries.map(({ outcome }) => outcome)).not.toContain('ok');
  });

  test.each(['failed', 'skipped', 'unavailable'] as const)(
    'that is %s found nothing, and is told as such',
    async (progress) => {
      looks = [state(1), { progress, checks }];
      await expect(run()).rejects.toMatchObject({ code: `diagnosis-${progress}` });
      expect(asked).toEqual([]);
      expect(office.entries.map(({ outcome }) => outcome)).not.toContain('ok');
    },
  );

  test('is not waited for beyond all measure', async () => {
    looks = [state(1)];
    await expect(run()).rejects.toMatchObject({ code: 'diagnosis-late' });
    expect(told.length).toBe(90);
  });

  test('is made by the public address, the one that was entered first, and not begun without one', async () => {
    const of = (eip: string | undefined, typed?: string) =>
      useCases.diagnosis.run(requester, {
        ...{ regionId: 'r', resource: { id: 's1', name: 'web-1', address: '2001:db8::1', eip }, eip: typed },
        onProgress: () => undefined,
      });
    for (const typed of [undefined, '', ' ']) {
      await expect(of(undefined, typed)).rejects.toMatchObject({ code: 'diagnosis-eip' });
    }
    for (const typed of ['web-1', '192.0.2', '192.0.2.1/24', `fe80::1%${'x'.repeat(60)}`]) {
      await expect(of('192.0.2.1', typed)).rejects.toMatchObject({ code: 'diagnosis-address' });
    }
    expect(started).toEqual([]);
    await office.done(of('192.0.2.1', ' 198.51.100.7 '));
    await office.done(of(undefined, '198.51.100.7'));
    await office.done(of('192.0.2.1', ''));
    expect(started.map(([, eip]) => eip)).toEqual(['198.51.100.7', '198.51.100.7', '192.0.2.1']);
  });

  test('is nothing for viewers, and of nothing where no region is named', async () => {
    await expect(run(person('viewer'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(useCases.diagnosis.resources(person('viewer'), 'r')).rejects.toMatchObject({ code: 'forbidden' });
    // Also where somebody who may ask has asked before, and the answer is remembered.
    expect(await useCases.diagnosis.available(requester)).toBe(true);
    await expect(useCases.diagnosis.available(person('viewer'))).rejects.toMatchObject({ code: 'forbidden' });
    const nothing = { regionId: ' ', resource: server, onProgress: () => undefined };
    await expect(useCases.diagnosis.run(requester, nothing)).rejects.toMatchObject({ code: 'text-empty' });
    expect(started).toEqual([]);
  });
});
