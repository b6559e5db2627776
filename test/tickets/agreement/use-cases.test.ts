import { beforeEach, describe, expect, test } from '@jest/globals';
import type { AgreementArea } from '../../../src/tickets/agreement/agreements.ts';
import type { TicketAreas } from '../../../src/tickets/areas.ts';
import { createUseCases, type UseCases } from '../../../src/tickets/use-cases.ts';
import type { NewTicket } from '../../../src/tickets/ports.ts';
import { openOffice, person, submission, type Office } from '../support/use-cases.ts';
import { failure } from '../support/service.ts';

const requester = person('requester');

describe('the agreements of the account', () => {
  let office: Office;
  let useCases: UseCases;
  let version: number;
  let signed: Set<number>;
  let asked: string[];
  let onSign: () => void;

  const agreements: AgreementArea = {
    inForce: () => Promise.resolve({ id: version, name: 'Terms', text: 'Be kind.', version }),
    isSigned: (kind) => {
      asked.push(kind);
      return Promise.resolve(signed.has(version));
    },
    sign: (id) => {
      onSign();
      signed.add(id);
      return Promise.resolve(100 + id);
    },
  };

  beforeEach(() => {
    office = openOffice();
    version = 1;
    signed = new Set();
    asked = [];
    onSign = () => undefined;
    const areas = { agreements } as unknown as TicketAreas;
    useCases = createUseCases({ ...office.deps, inLanguage: () => ({ service: office.service, areas }) });
  });

  test('one that is not signed is open until somebody signs it, and is remembered then', async () => {
    expect(await useCases.agreements.open(requester, 'ticket')).toMatchObject({ id: 1, text: 'Be kind.' });
    await useCases.agreements.sign(requester, 'ticket', 1);
    asked = [];
    expect(await useCases.agreements.open(requester, 'ticket')).toBeUndefined();
    expect(asked).toEqual([]);
    expect(await useCases.agreements.show(requester, 'ticket')).toMatchObject({ signed: true });
    expect(office.entries.map(({ action, outcome }) => [action, outcome])).toEqual([['sign', 'ok']]);
  });

  test('forms that open soon after each other read the cache once, and again after a minute', async () => {
    signed.add(1);
    let reads = 0;
    const get = (key: string) => {
      reads += 1;
      return office.deps.cache.get(key);
    };
    let time = 0;
    const areas = { agreements } as unknown as TicketAreas;
    const cache = { ...office.deps.cache, get };
    useCases = createUseCases({
      ...{ ...office.deps, cache, now: () => time },
      inLanguage: () => ({ service: office.service, areas }),
    });
    const opens = async (count: number) => {
      reads = 0;
      for (let index = 0; index < count; index += 1) await useCases.agreements.open(requester, 'ticket');
      return reads;
    };
    await opens(1);
    expect(await opens(5)).toBe(1);
    time += 60_000;
    expect(await opens(5)).toBe(1);
    // The clock is set back.
    time -= 30_000;
    expect(await opens(1)).toBe(1);
    // The service says that a new version is in force.
    version = 2;
    await useCases.agreements.show(requester, 'ticket');
    expect(await useCases.agreements.open(requester, 'ticket')).toMatchObject({ id: 2 });
  });

  test('the record of the signature goes along with tickets until another version is in force', async () => {
    const records: (number | undefined)[] = [];
    const create = (ticket: NewTicket) => {
      records.push(ticket.agreementRecord);
      return office.service.create(ticket);
    };
    const areas = { agreements } as unknown as TicketAreas;
    const service = { ...office.service, create };
    useCases = createUseCases({ ...office.deps, service, inLanguage: () => ({ service, areas }) });
    const open = (key: string) => office.done(useCases.create(requester, submission({ key })));
    await open('one');
    await useCases.agreements.sign(requester, 'ticket', 1);
    await open('two');
    await open('three');
    version = 2;
    await useCases.agreements.show(requester, 'ticket');
    await open('four');
    expect(records).toEqual([undefined, 101, 101, undefined]);
  });

  test('a new version is asked for again, and an old one cannot be signed in its place', async () => {
    await useCases.agreements.sign(requester, 'ticket', 1);
    version = 2;
    expect(await useCases.agreements.show(requester, 'ticket')).toMatchObject({ signed: false });
    expect(await useCases.agreements.open(requester, 'ticket')).toMatchObject({ id: 2 });
    await expect(useCases.agreements.sign(requester, 'ticket', 1)).rejects.toMatchObject({ code: 'agreement-changed' });
    expect(signed).toEqual(new Set([1]));
  });

  test('an unclear answer counts as signed where the service says so', async () => {
    onSign = () => {
      signed.add(1);
      throw failure('timeout', { ambiguous: true });
    };
    await useCases.agreements.sign(requester, 'ticket', 1);
    expect(await useCases.agreements.open(requester, 'ticket')).toBeUndefined();

    signed.clear();
    onSign = () => {
      throw failure('timeout', { ambiguous: true });
    };
    await expect(useCases.agreements.sign(requester, 'ticket', 1)).rejects.toMatchObject({
      code: 'agreement-unsigned',
    });
  });

  test('a refusal is passed on', async () => {
    onSign = () => {
      throw failure('OSM.01010002');
    };
    await expect(useCases.agreements.sign(requester, 'ticket', 1)).rejects.toMatchObject({ code: 'OSM.01010002' });
  });

  test('who may not do what it is for may read it, and not sign it', async () => {
    const viewer = person('viewer');
    expect(await useCases.agreements.show(viewer, 'ticket')).toMatchObject({ signed: false });
    await expect(useCases.agreements.open(viewer, 'ticket')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(useCases.agreements.sign(viewer, 'ticket', 1)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(useCases.agreements.sign(requester, 'access', 1)).rejects.toMatchObject({ code: 'forbidden' });
    await useCases.agreements.sign(person('operator'), 'access', 1);
  });
});
