import { describe, expect, it } from '@jest/globals';
import { createUseCases } from '../../../src/tickets/use-cases.ts';
import type { Progress } from '../../../src/tickets/requests.ts';
import { file, openOffice, person, submission } from '../support/use-cases.ts';
import { failure } from '../support/service.ts';

const requester = person('requester', 'U1');
const place = { channel: 'C1', thread: '1700000000.000100' };

describe('a submission', () => {
  it('becomes a ticket that is linked, recorded and followed at once', async () => {
    const { useCases, done, service, linked, entries, woken } = openOffice();
    const steps: Progress[] = [];
    const created = await done(
      useCases.create(
        requester,
        submission({ place, files: [file('a.png'), file('b.txt')], onProgress: (step) => steps.push(step) }),
      ),
    );
    expect(created).toMatchObject({ id: 'CS0001', link: { ticket: 'CS0001', creator: 'U1', ...place } });
    expect(service.tickets.get('CS0001')).toMatchObject({ attachments: ['A-a.png', 'A-b.txt'] });
    expect(linked[0]?.baseline).toMatchObject({ id: 'CS0001', description: 'The server does not answer' });
    expect(steps).toEqual([
      { step: 'uploading', file: 1, of: 2, sent: 0, total: 20 },
      { step: 'uploading', file: 2, of: 2, sent: 10, total: 20 },
      { step: 'creating' },
      { step: 'linking' },
    ]);
    expect(entries).toMatchObject([
      { actor: 'U1', action: 'create', outcome: 'ok', ticket: 'CS0001' },
      { actor: 'U1', action: 'link', outcome: 'ok', ticket: 'CS0001' },
    ]);
    expect(woken()).toBe(1);
  });

  it('is refused before anything is sent where a field is wrong', async () => {
    const { useCases, done, service } = openOffice();
    const ticket = submission().ticket;
    const cases = [
      [submission({}, ' \n\u0000 '), 'text-empty', { field: 'description' }],
      [submission({}, 'x'.repeat(1201)), 'text-too-long', { field: 'description', limit: 1200, length: 1201 }],
      [submission({}, '😀'.repeat(601)), 'text-too-long', { length: 1202 }],
      [submission({ key: '' }), 'invalid-input', { field: 'key' }],
      [submission({ place: { channel: '../C1' } }), 'invalid-input', { field: 'channel' }],
      [submission({ place: { channel: 'C1', thread: 'now' } }), 'invalid-input', { field: 'thread' }],
      [submission({ ticket: { ...ticket, problemTypeId: '' } }), 'invalid-input', { field: 'problemTypeId' }],
      [submission({ ticket: { ...ticket, productId: 'p'.repeat(65) } }), 'invalid-input', { field: 'productId' }],
      [submission({ ticket: { ...ticket, contact: { email: 'x'.repeat(129) } } }), 'invalid-input', { field: 'email' }],
      [submission({ ticket: { ...ticket, problemTypeId: 't5' } }), 'invalid-input', { field: 'regionId' }],
    ] as const;
    for (const [bad, code, detail] of cases) {
      await expect(done(useCases.create(requester, bad))).rejects.toMatchObject({ code, detail });
    }
    expect(service.calls.filter((call) => !call.startsWith('catalog'))).toEqual([]);
  });

  it('of 1,200 code units passes', async () => {
    const { useCases, done, service } = openOffice();
    await done(useCases.create(requester, submission({}, ` ${'😀'.repeat(600)} `)));
    expect(service.tickets.get('CS0001')?.description).toHaveLength(1200);
  });

  it('with a file that is not taken uploads nothing, and can be sent again without it', async () => {
    const { useCases, done, service } = openOffice();
    const bad = submission({ files: [file('a.png'), file('b.exe')] });
    await expect(done(useCases.create(requester, bad))).rejects.toMatchObject({
      code: 'file-type',
      detail: { name: 'b.exe' },
    });
    expect(service.calls).toEqual(['catalog problem-types', 'catalog upload-limits']);
    expect(await done(useCases.create(requester, submission({ files: [file('a.png')] })))).toEqual({ id: 'CS0001' });
  });

  it('that comes fifty times at once is one ticket', async () => {
    const { useCases, done, service, linked, entries } = openOffice();
    const all = await done(
      Promise.allSettled(Array.from({ length: 50 }, () => useCases.create(requester, submission({ place })))),
    );
    expect(all.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    for (const each of all) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'in-progress' });
    expect([service.tickets.size, linked.length]).toEqual([1, 1]);
    expect(entries).toHaveLength(2);
  });

  it('that comes again answers the same ticket, and makes up for a link that failed', async () => {
    const office = openOffice();
    const { done, service, links, linked } = office;
    let broken = true;
    const useCases = createUseCases({
      ...office.deps,
      links: {
        ...links,
        create: (...given) => (broken ? Promise.reject(failure('database')) : links.create(...given)),
      },
    });
    const first = await done(useCases.create(requester, submission({ place })));
    expect(first).toMatchObject({ id: 'CS0001', linkFailure: { code: 'database' } });
    broken = false;
    expect(await done(useCases.create(requester, submission({ place })))).toMatchObject({ id: 'CS0001', link: place });
    expect(await done(useCases.create(requester, submission({ place })))).toMatchObject({ id: 'CS0001', link: place });
    expect([service.tickets.size, linked.length]).toEqual([1, 1]);
    expect(service.calls.filter((call) => call.startsWith('show'))).toHaveLength(2);
  });

  it('that the service refuses passes the refusal on and may be sent again, and leaves no upload behind', async () => {
    const { useCases, done, service, entries } = openOffice();
    service.faults.push('none', 'refused');
    const both = submission({ files: [file('a.png')] });
    await expect(done(useCases.create(requester, both))).rejects.toMatchObject({ code: 'OSM.0001', ambiguous: false });
    expect(await done(useCases.create(requester, both))).toEqual({ id: 'CS0001' });
    expect(service.calls.filter((call) => call !== 'catalog problem-types')).toEqual([
      'catalog upload-limits',
      'upload a.png ticket',
      'create',
      'discard A-a.png',
      'upload a.png ticket',
      'create',
    ]);
    expect(entries.map((entry) => entry.outcome)).toEqual(['OSM.0001', 'ok']);
    expect(JSON.stringify(entries)).not.toContain('server does not answer');
  });

  it('is linked with what was submitted where the new ticket cannot be read yet', async () => {
    const { useCases, done, service, linked } = openOffice();
    service.lag = 60_000;
    expect(await done(useCases.create(requester, submission({ place })))).toMatchObject({ link: place });
    expect(linked[0]?.baseline).toMatchObject({ id: 'CS0001', status: 0, messages: [] });
    expect(service.calls.filter((call) => call.startsWith('show'))).toHaveLength(4);
  });

  it('survives a progress line that throws, and a log and cache that fail', async () => {
    const office = openOffice();
    const down = () => Promise.reject(new Error('disk full'));
    const useCases = createUseCases({
      ...office.deps,
      cache: { get: down, set: down, delete: down },
      audit: { ...office.audit, add: down },
    });
    const onProgress = () => {
      throw new Error('the modal is closed');
    };
    const created = office.done(useCases.create(requester, submission({ onProgress, files: [file('a.png')] })));
    expect(await created).toEqual({ id: 'CS0001' });
  });
});

describe('after an unclear answer', () => {
  it('the ticket is found in the list, although that lags behind', async () => {
    const { useCases, done, service } = openOffice();
    service.lag = 25_000;
    service.faults.push('lost-answer');
    const steps: string[] = [];
    const created = await done(useCases.create(requester, submission({ onProgress: ({ step }) => steps.push(step) })));
    expect(created).toEqual({ id: 'CS0001' });
    expect(service.calls.filter((call) => call === 'create')).toHaveLength(1);
    expect(steps).toEqual(['creating', 'searching']);
  });

  it('the call is repeated once where no ticket shows up', async () => {
    const { useCases, done, service } = openOffice();
    service.faults.push('lost-request');
    expect(await done(useCases.create(requester, submission()))).toEqual({ id: 'CS0001' });
    expect(service.calls.filter((call) => call === 'create')).toHaveLength(2);
  });

  it('nothing is repeated while the list cannot be read; the next try looks first', async () => {
    const { useCases, done, service } = openOffice();
    service.faults.push('lost-answer');
    service.withoutTickets.push(true, true, true, true, true);
    await expect(done(useCases.create(requester, submission()))).rejects.toMatchObject({ code: 'uncertain' });
    expect(service.calls.filter((call) => call === 'create')).toHaveLength(1);
    expect(await done(useCases.create(requester, submission()))).toEqual({ id: 'CS0001' });
    expect(service.tickets.size).toBe(1);
  });

  it('two unclear answers are uncertain; a changed text does not hide the ticket of the first, and is not taken for it', async () => {
    const { useCases, done, service } = openOffice();
    service.lag = 200_000;
    service.faults.push('lost-request', 'lost-answer');
    await expect(done(useCases.create(requester, submission()))).rejects.toMatchObject({ code: 'uncertain' });
    service.lag = 0;
    const later = submission({}, 'The server does not answer. Since noon.');
    service.tickets.forEach((ticket) => (ticket.visibleAt = 0));
    for (let tries = 0; tries < 2; tries += 1)
      await expect(done(useCases.create(requester, later))).rejects.toMatchObject({
        code: 'other-version',
        detail: { id: 'CS0001' },
      });
    expect(service.tickets.size).toBe(1);
    expect(await useCases.submitted('view-1')).toMatchObject({ state: 'done', id: 'CS0001' });
    expect(await done(useCases.create(requester, submission()))).toEqual({ id: 'CS0001', repeated: true });
  });

  it('a refusal of the second call leaves it uncertain, since the first may still be carried out', async () => {
    const { useCases, done, service } = openOffice();
    service.faults.push('lost-request', 'refused');
    await expect(done(useCases.create(requester, submission()))).rejects.toMatchObject({ code: 'uncertain' });
    service.add({ description: 'The server does not answer' });
    expect(await done(useCases.create(requester, submission()))).toEqual({ id: 'CS0001' });
  });

  it('the ticket of another submission with the same words is not taken for this one', async () => {
    const { useCases, done, service } = openOffice();
    expect(await done(useCases.create(requester, submission({ key: 'one' })))).toEqual({ id: 'CS0001' });
    service.faults.push('lost-request');
    expect(await done(useCases.create(requester, submission({ key: 'two' })))).toEqual({ id: 'CS0002' });
  });

  it('two people whose submissions say the same, and who look at the same time, share no ticket', async () => {
    const { useCases, done, service } = openOffice();
    service.faults.push('lost-answer', 'lost-request');
    const keys = ['one', 'two'];
    const create = (key: string) => useCases.create(person('requester', `U-${key}`), submission({ key }));
    const both = await done(Promise.all(keys.map(create)));
    expect(new Set(both.map(({ id }) => id)).size).toBe(2);
    expect(service.tickets.size).toBe(2);
  });

  it('an older ticket with the same words is not taken for this one', async () => {
    const { useCases, done, service, clock } = openOffice();
    service.add({ description: 'The server does not answer', createdAt: clock.now() - 3_600_000 });
    service.faults.push('lost-request');
    expect(await done(useCases.create(requester, submission()))).toEqual({ id: 'CS0002' });
  });

  it('a ticket that another submission found is not free, even where its result could not be kept', async () => {
    const { done, service, deps } = openOffice();
    const finish: typeof deps.once.finish = (key, result) =>
      key === 'create:one' ? Promise.reject(new Error('disk full')) : deps.once.finish(key, result);
    const useCases = createUseCases({ ...deps, once: { ...deps.once, finish } });
    service.faults.push('lost-answer');
    expect(await done(useCases.create(requester, submission({ key: 'one' })))).toEqual({ id: 'CS0001' });
    service.faults.push('lost-request');
    const another = person('requester', 'U-two');
    expect(await done(useCases.create(another, submission({ key: 'two' })))).toEqual({ id: 'CS0002' });
  });

  it('the ticket is found the next morning, since the first attempt', async () => {
    const { useCases, done, service, clock } = openOffice();
    service.faults.push('lost-answer');
    service.withoutTickets.push(true, true, true, true, true);
    await expect(done(useCases.create(requester, submission()))).rejects.toMatchObject({ code: 'uncertain' });
    clock.advance(16 * 3_600_000);
    service.withoutTickets.push(true, true, true, true, true);
    await expect(done(useCases.create(requester, submission()))).rejects.toMatchObject({ code: 'uncertain' });
    clock.advance(3_600_000);
    expect(await done(useCases.create(requester, submission()))).toEqual({ id: 'CS0001' });
    expect(service.tickets.size).toBe(1);
  });
});

describe('work that takes long', () => {
  it('is not taken over while it shows signs of life', async () => {
    const { deps, done, service, clock } = openOffice();
    service.lag = 20_000;
    service.faults.push('lost-answer');
    const create: typeof service.create = async (ticket) => {
      await clock.sleep(119_000);
      return service.create(ticket);
    };
    const useCases = createUseCases({ ...deps, service: { ...service, create } });
    const first = useCases.create(requester, submission());
    const steps: Progress[] = [];
    const again = submission({ onProgress: (step) => steps.push(step) });
    const second = clock.sleep(121_000).then(() => useCases.create(requester, again));
    await expect(done(second)).rejects.toMatchObject({ code: 'in-progress' });
    expect(steps).toEqual([]);
    expect(await done(first)).toEqual({ id: 'CS0001' });
  });

  it('that was taken over neither goes on nor gives the key of the other back', async () => {
    const { deps, done, service, clock } = openOffice();
    const slow = async () => {
      await clock.sleep(180_000);
      throw failure('OSM.01010005');
    };
    const given = submission({ files: [file('a.png')] });
    const first = createUseCases({ ...deps, service: { ...service, upload: slow } }).create(requester, given);
    first.catch(() => undefined);
    const create: typeof service.create = async (ticket) => {
      await clock.sleep(50_000);
      return service.create(ticket);
    };
    const useCases = createUseCases({ ...deps, service: { ...service, create } });
    const second = clock.sleep(125_000).then(() => useCases.create(requester, given));
    const third = clock.sleep(185_000).then(() => useCases.create(requester, given));
    await expect(done(third)).rejects.toMatchObject({ code: 'in-progress' });
    expect(await done(second)).toEqual({ id: 'CS0001' });
    await expect(first).rejects.toMatchObject({ code: 'OSM.01010005' });
    expect(service.tickets.size).toBe(1);
  });
});
