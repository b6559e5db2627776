import { describe, expect, it } from '@jest/globals';
import type { TicketAreas } from '../../../src/tickets/areas.ts';
import { createUseCases, type UseCases } from '../../../src/tickets/use-cases.ts';
import { DomainError } from '../../../src/tickets/errors.ts';
import type { Actor, Role } from '../../../src/tickets/roles/roles.ts';
import { openOffice, person, submission } from '../support/use-cases.ts';

const id = 'CS0001';
const place = { channel: 'C1' };
const own = { channel: 'C1', creator: 'UADMIN' };

/** Something of each kind that changes something: at the ticket service, among the links, for the person alone. */
const changes: Readonly<Record<string, (useCases: UseCases, actor: Actor) => Promise<unknown>>> = {
  create: (useCases, actor) => useCases.create(actor, submission()),
  reply: (useCases, actor) => useCases.reply(actor, { key: 'k', id, text: 'hi', files: [] }),
  close: (useCases, actor) => useCases.act(actor, { key: 'k', id, action: 'close' }),
  delete: (useCases, actor) => useCases.act(actor, { key: 'k', id, action: 'delete' }),
  link: (useCases, actor) => useCases.link(actor, id, place),
  unlink: (useCases, actor) => useCases.unlink(actor, id, place),
  follow: (useCases, actor) => useCases.follow(actor, 'C1', ''),
  unfollow: (useCases, actor) => useCases.unfollow(actor, 'C1'),
  resume: (useCases, actor) => useCases.resumePaused(actor, own),
  move: (useCases, actor) => useCases.movePaused(actor, own, 'C2'),
  'send again': (useCases, actor) => useCases.redeliver(actor, 'L1'),
  files: (useCases, actor) => useCases.files(actor, { event: 'e', place }),
  export: (useCases, actor) => useCases.reports.export(actor, { scope: 'all', words: [] }, () => undefined),
  'new label': (useCases, actor) => useCases.labels.create(actor, { name: 'Production', color: '#d93a3a' }),
  agreement: (useCases, actor) => useCases.agreements.sign(actor, 'ticket', 1),
  'way in': (useCases, actor) => useCases.access.cancel(actor, { key: 'k', ticket: id, request: 'A1' }),
  withdrawal: (useCases, actor) => useCases.messages.withdraw(actor, { ticket: id, message: 'm1' }),
  permissions: (useCases, actor) => useCases.privileges.set(actor, ['create']),
  'rated diagnosis': (useCases, actor) => useCases.diagnosis.rate(actor, true),
  'saved filter': (useCases, actor) => useCases.filters.save(actor, 'mine', { scope: 'all', words: [] }),
  'removed filter': (useCases, actor) => useCases.filters.remove(actor, ['mine']),
  signature: (useCases, actor) => useCases.signature.set(actor, false),
};

describe.each(Object.entries(changes))('%s', (_, change) => {
  it.each<[string, Role | undefined, ConstructorParameters<typeof DomainError>[0]]>([
    ['whose role was taken away', 'none', 'no-access'],
    ['who is a viewer by now', 'viewer', 'role-changed'],
    ['of whom Slack does not tell', undefined, 'unknown-person'],
  ])('is refused somebody %s, whatever role is remembered', async (_name, now, code) => {
    const office = openOffice();
    office.service.add({ id });
    const asked: string[] = [];
    const reached: string[] = [];
    const area = new Proxy({}, { get: (_area, method) => () => void reached.push(String(method)) });
    const useCases = createUseCases({
      ...office.deps,
      inLanguage: () => ({ service: office.service, areas: new Proxy({} as TicketAreas, { get: () => area }) }),
      roleNow: (user) => {
        asked.push(user);
        return Promise.resolve(now);
      },
    });
    const settled = await office.clock.run(change(useCases, person('admin')));
    expect(settled).toEqual({ status: 'rejected', reason: new DomainError(code) });
    expect([...new Set(asked)]).toEqual(['UADMIN']);
    expect([office.service.calls, reached]).toEqual([[], []]);
    expect([office.linked, office.replyRows.size]).toEqual([[], 0]);
    expect(office.entries.every(({ outcome }) => outcome === code)).toBe(true);
  });
});

it('somebody who may more by now is not refused', async () => {
  const office = openOffice();
  office.service.add({ id });
  const useCases = createUseCases({ ...office.deps, roleNow: () => Promise.resolve('operator') });
  await office.done(useCases.reply(person('requester'), { key: 'k', id, text: 'hi', files: [] }));
  expect(office.service.calls.some((call) => call.startsWith('reply'))).toBe(true);
});
