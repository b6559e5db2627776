import { describe, expect, it } from '@jest/globals';
import type { TicketAreas } from '../../../src/tickets/areas.ts';
import { createDesk, type Desk } from '../../../src/tickets/desk.ts';
import { DeskError } from '../../../src/tickets/errors.ts';
import type { Actor, Role } from '../../../src/tickets/roles/roles.ts';
import { openOffice, person, submission } from '../support/desk.ts';

const id = 'CS0001';
const place = { channel: 'C1' };
const own = { channel: 'C1', creator: 'UADMIN' };

/** Something of each kind that changes something: at the ticket service, among the links, for the person alone. */
const changes: Readonly<Record<string, (desk: Desk, actor: Actor) => Promise<unknown>>> = {
  create: (desk, actor) => desk.create(actor, submission()),
  reply: (desk, actor) => desk.reply(actor, { key: 'k', id, text: 'hi', files: [] }),
  close: (desk, actor) => desk.act(actor, { key: 'k', id, action: 'close' }),
  delete: (desk, actor) => desk.act(actor, { key: 'k', id, action: 'delete' }),
  link: (desk, actor) => desk.link(actor, id, place),
  unlink: (desk, actor) => desk.unlink(actor, id, place),
  follow: (desk, actor) => desk.follow(actor, 'C1', ''),
  unfollow: (desk, actor) => desk.unfollow(actor, 'C1'),
  resume: (desk, actor) => desk.resumePaused(actor, own),
  move: (desk, actor) => desk.movePaused(actor, own, 'C2'),
  'send again': (desk, actor) => desk.sendAgain(actor, 'L1'),
  files: (desk, actor) => desk.files(actor, { event: 'e', place }),
  export: (desk, actor) => desk.reports.export(actor, { scope: 'all', words: [] }, () => undefined),
  'new label': (desk, actor) => desk.labels.create(actor, { name: 'Production', color: '#d93a3a' }),
  agreement: (desk, actor) => desk.agreements.sign(actor, 'ticket', 1),
  'way in': (desk, actor) => desk.access.cancel(actor, { key: 'k', ticket: id, request: 'A1' }),
  withdrawal: (desk, actor) => desk.messages.withdraw(actor, { ticket: id, message: 'm1' }),
  permissions: (desk, actor) => desk.privileges.set(actor, ['create']),
  'rated diagnosis': (desk, actor) => desk.diagnosis.rate(actor, true),
  'saved filter': (desk, actor) => desk.filters.save(actor, 'mine', { scope: 'all', words: [] }),
  'removed filter': (desk, actor) => desk.filters.remove(actor, ['mine']),
  signature: (desk, actor) => desk.signature.set(actor, false),
};

describe.each(Object.entries(changes))('%s', (_, change) => {
  it.each<[string, Role | undefined, ConstructorParameters<typeof DeskError>[0]]>([
    ['whose role was taken away', 'none', 'no-access'],
    ['who is a viewer by now', 'viewer', 'role-changed'],
    ['of whom Slack does not tell', undefined, 'unknown-person'],
  ])('is refused somebody %s, whatever role is remembered', async (_name, now, code) => {
    const office = openOffice();
    office.service.add({ id });
    const asked: string[] = [];
    const reached: string[] = [];
    const area = new Proxy({}, { get: (_area, method) => () => void reached.push(String(method)) });
    const desk = createDesk({
      ...office.parts,
      speaking: () => ({ service: office.service, areas: new Proxy({} as TicketAreas, { get: () => area }) }),
      roleNow: (user) => {
        asked.push(user);
        return Promise.resolve(now);
      },
    });
    const settled = await office.clock.run(change(desk, person('admin')));
    expect(settled).toEqual({ status: 'rejected', reason: new DeskError(code) });
    expect([...new Set(asked)]).toEqual(['UADMIN']);
    expect([office.service.calls, reached]).toEqual([[], []]);
    expect([office.linked, office.replyRows.size]).toEqual([[], 0]);
    expect(office.entries.every(({ outcome }) => outcome === code)).toBe(true);
  });
});

it('somebody who may more by now is not refused', async () => {
  const office = openOffice();
  office.service.add({ id });
  const desk = createDesk({ ...office.parts, roleNow: () => Promise.resolve('operator') });
  await office.done(desk.reply(person('requester'), { key: 'k', id, text: 'hi', files: [] }));
  expect(office.service.calls.some((call) => call.startsWith('reply'))).toBe(true);
});
