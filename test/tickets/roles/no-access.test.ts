import { describe, expect, it } from '@jest/globals';
import type { TicketAreas } from '../../../src/tickets/areas.ts';
import { createUseCases } from '../../../src/tickets/use-cases.ts';
import { DomainError } from '../../../src/tickets/errors.ts';
import { openOffice, person, submission } from '../support/use-cases.ts';

/** What nobody in particular asks, and what answers everybody about what is their own. */
const ofNobody = ['warmUp', 'ticketAt', 'resumeChannel', 'isOwn', 'messages.own', 'submitted'];

/** One thing that fits what any method takes. */
const anything = {
  ...submission(),
  ...{ id: 'CS0001', key: 'k', text: 'Words', files: [], action: 'close', page: 0, scope: 'all', words: [] },
  ...{ channel: 'C1', creator: 'UNONE', ticket: 'CS0001', message: 'm', event: 'e', place: { channel: 'C1' } },
  ...{ shown: [], chosen: [], added: [], way: 'email', value: 'a@example.com', name: 'mine', report: {} },
};

const takesOneThing = ['act', 'allow', 'contacts.change', 'contacts.sendCode', 'paused', 'resumePaused', 'list'];
const place = { channel: 'C1', creator: 'UNONE' };
const takes: Readonly<Record<string, readonly unknown[]>> = {
  require: ['view'],
  link: ['CS0001', place],
  unlink: ['CS0001', place],
  movePaused: [place, 'C1'],
  'agreements.open': ['ticket'],
  'agreements.sign': ['ticket', 1],
};

/** Every method of an object and of those in it, as `labels.list`. */
function methodsOf(part: object, area = ''): (readonly [string, (...args: unknown[]) => unknown])[] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    const name = `${area}${key}`;
    if (typeof value === 'object' && value !== null) return methodsOf(value, `${name}.`);
    return typeof value === 'function' ? [[name, value as (...args: unknown[]) => unknown] as const] : [];
  });
}

const office = openOffice();
const asked: string[] = [];
const areas = new Proxy({} as TicketAreas, {
  get: (_, area) =>
    new Proxy({}, { get: (_area, method) => () => void asked.push(`${String(area)}.${String(method)}`) }),
});
const useCases = createUseCases({
  ...office.deps,
  inLanguage: () => ({ service: office.service, areas }),
  roleNow: () => Promise.resolve('none'),
});
office.service.add({});
const refused = methodsOf(useCases).filter(([name]) => !ofNobody.includes(name));

describe('somebody whose role is none', () => {
  it.each(refused)('is refused %s, before anything is asked of the ticket service', async (name, method) => {
    asked.length = 0;
    const given = takesOneThing.includes(name) ? [anything] : (takes[name] ?? ['CS0001', 'C1', 'C1']);
    const attempt = Promise.resolve().then(() => method(person('none'), ...given));
    await expect(attempt).rejects.toEqual(new DomainError('no-access'));
    expect([office.service.calls, asked]).toEqual([[], []]);
  });

  it('leaves no method out', () => {
    expect(refused.length).toBeGreaterThan(60);
    expect(ofNobody.filter((name) => !methodsOf(useCases).some(([known]) => known === name))).toEqual([]);
  });
});
