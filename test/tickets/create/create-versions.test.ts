import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Submission } from '../../../src/tickets/requests.ts';
import { isSameVersion, versionOf } from '../../../src/tickets/create/version.ts';
import { file, openOffice, person, submission } from '../support/use-cases.ts';

const requester = person('requester', 'U1');
const place = { channel: 'C1' };
const { ticket } = submission();
const first = submission({ place });

/** The same form, sent with something else in it. */
const others: readonly (readonly [string, Submission])[] = [
  ['words', submission({ place }, 'The server does not answer. Since noon.')],
  ['another product', { ...first, ticket: { ...ticket, productId: 'p2' } }],
  ['another problem type', { ...first, ticket: { ...ticket, problemTypeId: 't2' } }],
  ['another region', { ...first, ticket: { ...ticket, regionId: 'r2' } }],
  ['another severity', { ...first, ticket: { ...ticket, severityId: 's2' } }],
  ['another contact', { ...first, ticket: { ...ticket, contact: { phone: '5550100' } } }],
  ['another parameter', { ...first, ticket: { ...ticket, parameters: { password: 'hunter2' } } }],
  ['another file', { ...first, files: [file('a.png')] }],
  ['another related ticket', { ...first, related: ['CS0009'] }],
];

describe('a form that is sent again', () => {
  it.each(others)(
    'with %s is never taken for the ticket of the first, whether that had an answer or not',
    async (_, other) => {
      for (const fault of ['none', 'lost-answer'] as const) {
        const { useCases, done, service, linked, audit } = openOffice();
        service.faults.push(fault);
        // Where it had no answer, nobody could look either.
        if (fault === 'lost-answer') service.withoutTickets.push(true, true, true, true, true);
        await done(useCases.create(requester, first)).catch(() => undefined);
        const refused = { code: 'other-version', detail: { id: 'CS0001' } };
        await expect(done(useCases.create(requester, other))).rejects.toMatchObject(refused);
        expect([...service.tickets.keys()]).toEqual(['CS0001']);
        // The ticket is the person's all the same, and followed.
        expect(await audit.creatorOf('CS0001')).toBe('U1');
        expect(linked.map(({ link }) => link.ticket)).toEqual(['CS0001']);
        expect(await done(useCases.create(requester, first))).toMatchObject({ id: 'CS0001', repeated: true });
      }
    },
  );

  it('with other words is a ticket where the first one is none', async () => {
    const { useCases, done, service } = openOffice();
    service.faults.push('lost-request');
    service.withoutTickets.push(true, true, true, true, true);
    await expect(done(useCases.create(requester, first))).rejects.toMatchObject({ code: 'uncertain' });
    expect(await done(useCases.create(requester, submission({}, 'Other words')))).toEqual({ id: 'CS0001' });
    expect(service.tickets.get('CS0001')?.description).toBe('Other words');
    await expect(done(useCases.create(requester, first))).rejects.toMatchObject({ code: 'other-version' });
    expect(service.tickets.size).toBe(1);
  });

  it('is not sent while nobody can tell what became of the first', async () => {
    const { useCases, done, service } = openOffice();
    service.faults.push('lost-answer');
    service.withoutTickets.push(...Array.from({ length: 10 }, () => true));
    await expect(done(useCases.create(requester, first))).rejects.toMatchObject({ code: 'uncertain' });
    expect(await useCases.submitted('view-1')).toEqual({ state: 'unclear' });
    await expect(done(useCases.create(requester, submission({}, 'Other words')))).rejects.toMatchObject({
      code: 'uncertain',
    });
    expect(service.calls.filter((call) => call === 'create')).toHaveLength(1);
  });

  it('does not follow the ticket of the first in one place more', async () => {
    const { useCases, done, linked } = openOffice();
    await done(useCases.create(requester, first));
    const moved = submission({ place: { channel: 'C2' } }, 'Other words');
    await expect(done(useCases.create(requester, moved))).rejects.toMatchObject({ code: 'other-version' });
    expect(linked.map(({ link }) => link.channel)).toEqual(['C1']);
    // The same words in another place are the same ticket, which is followed there too.
    expect(await done(useCases.create(requester, { ...first, place: { channel: 'C3' } }))).toMatchObject({
      id: 'CS0001',
    });
    expect(linked.map(({ link }) => link.channel)).toEqual(['C1', 'C3']);
  });

  it('finds every version that went without an answer, however often it was edited', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ version: fc.integer({ min: 0, max: 2 }), lost: fc.boolean(), withoutTickets: fc.boolean() }),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        async (tries) => {
          const { useCases, done, service } = openOffice();
          const told = new Map<number, string>();
          for (const { version, lost, withoutTickets } of [
            ...tries,
            { version: 0, lost: false, withoutTickets: false },
          ]) {
            service.faults.splice(0, Infinity, lost ? 'lost-answer' : 'none');
            service.withoutTickets.splice(0, Infinity, ...(withoutTickets ? [true, true, true, true, true] : []));
            const made = await done(useCases.create(requester, submission({}, `Version ${version}`))).catch(
              () => undefined,
            );
            if (made !== undefined) told.set(version, made.id);
          }
          // One key is one ticket, and whoever was told "created" has their words in it.
          expect(service.tickets.size).toBe(1);
          for (const [version, id] of told) expect(service.tickets.get(id)?.description).toBe(`Version ${version}`);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a version', () => {
  it('is the same however the words are wrapped, and whatever the form held besides', () => {
    const one = versionOf({ ...first, form: 'mark-1' });
    const wrapped = submission({ form: 'mark-2' }, ' The server does not answer\u0000\r\n');
    expect(isSameVersion(one, versionOf(wrapped))).toBe(true);
    expect(others.filter(([, other]) => isSameVersion(one, versionOf(other)))).toEqual([]);
    expect(isSameVersion(undefined, one)).toBe(false);
  });

  it('shows neither words nor secrets', () => {
    const version = versionOf({ ...first, ticket: { ...ticket, parameters: { password: 'hunter2' } } });
    expect(version).toMatch(/^[\w-]{16}\.[\w-]*\.[\w-]{22}$/);
    expect(version).not.toContain('hunter2');
  });
});
