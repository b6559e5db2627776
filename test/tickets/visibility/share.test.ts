import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/tickets/roles/roles.ts';
import type { Readers } from '../../../src/tickets/visibility/visibility.ts';
import { openOffice, person, submission, type Office } from '../support/use-cases.ts';

const opener = person('requester', 'UOPENER');
const member = person('requester', 'UMEMBER');
const operator = person('operator');
const id = 'CS0001';

let office: Office;

/** A ticket that somebody opened here, and that is followed in a private channel. */
beforeEach(() => {
  office = openOffice({}, 'private');
  const { service, rooms, entries, linked } = office;
  const baseline = service.add({ id, description: 'The disk is full' });
  entries.push({ ticket: id, actor: opener.id, action: 'create', outcome: 'ok', at: 0 });
  const link = { id: 'L1', ticket: id, channel: 'CSECRET', creator: opener.id, createdAt: 0 };
  linked.push({ link: { ...link, paused: 'is_archived' }, baseline });
  rooms.set('CSECRET', { isPrivate: true, members: [opener.id, member.id] });
  rooms.set('CSECRET2', { isPrivate: true, members: [] });
  rooms.set('CGENERAL', { isPrivate: false, members: [] });
  rooms.set('CPARTNER', { isPrivate: true, isShared: true, members: [] });
  rooms.set('CFAIR', { isPrivate: false, isShared: true, members: [] });
});

const audited = () => office.entries.slice(1).map(({ action, outcome, actor }) => `${actor} ${action} ${outcome}`);
const channels = () => office.linked.map(({ link }) => link.channel).sort();

type Show = (channel: string, actor?: Actor, agreed?: Readers) => Promise<unknown>;

const ways: readonly (readonly [string, Show])[] = [
  ['linked', (channel, actor = opener, agreed) => office.useCases.link(actor, id, { channel }, agreed)],
  ['moved', (channel, actor = opener, agreed) => office.useCases.move(actor, 'L1', channel, agreed)],
];

describe.each(ways)('a private ticket that is %s', (_, show) => {
  test.each([
    ['CGENERAL', 'everyone'],
    ['CPARTNER', 'organizations'],
    ['CFAIR', 'both'],
  ] as const)('in %s: says who will read it, and waits until that is agreed to', async (channel, readers) => {
    await expect(show(channel)).rejects.toMatchObject({ code: 'link-widens', detail: { id, channel, readers } });
    const other = readers === 'everyone' ? 'organizations' : 'everyone';
    await expect(show(channel, opener, other)).rejects.toMatchObject({ code: 'link-widens' });
    expect(channels()).toEqual(['CSECRET']);
    await show(channel, opener, readers);
    expect(channels()).toContain(channel);
    expect(audited().filter((line) => line.includes('share'))).toEqual([
      'UOPENER share link-widens',
      'UOPENER share link-widens',
      'UOPENER share ok',
    ]);
  });

  test('to another private channel is not asked about', async () => {
    await show('CSECRET2');
    expect(channels()).toContain('CSECRET2');
    expect(audited().join()).not.toContain('share');
  });

  test('is for who opened it, and for operators', async () => {
    await expect(show('CGENERAL', operator)).rejects.toMatchObject({ code: 'link-widens' });
    await expect(show('CGENERAL', member, 'everyone')).rejects.toMatchObject({ code: 'forbidden' });
    expect(channels()).toEqual(['CSECRET']);
  });
});

test('a channel that Slack does not tell of counts as one that all read', async () => {
  office.rooms.set('CODD', { isPrivate: true, isUnknown: true, members: [] });
  const attempt = office.useCases.link(opener, id, { channel: 'CODD' });
  await expect(attempt).rejects.toMatchObject({ code: 'link-widens', detail: { readers: 'both' } });
});

test('several private tickets do not move at once to where more people read them', async () => {
  const place = { channel: 'CSECRET', creator: opener.id };
  await expect(office.useCases.movePaused(opener, place, 'CGENERAL')).rejects.toMatchObject({ code: 'move-private' });
  expect(channels()).toEqual(['CSECRET']);
  await office.useCases.movePaused(opener, place, 'CSECRET2');
  expect(channels()).toEqual(['CSECRET2']);
});

test('a ticket that everybody sees is linked without a question', async () => {
  office.service.add({ id: 'CS0002' });
  await office.useCases.link(member, 'CS0002', { channel: 'CGENERAL' });
  await office.useCases.link(member, 'CS0002', { channel: 'CFAIR' });
  expect(office.linked).toHaveLength(3);
});

describe('making a ticket private', () => {
  const outsider = person('requester', 'UOUT');
  beforeEach(() => void office.service.add({ id: 'CS0002', description: 'Another' }));

  test('is for who opened it, and for operators, and is on the record', async () => {
    const { useCases, entries } = office;
    entries.push({ ticket: 'CS0002', actor: opener.id, action: 'create', outcome: 'ok', at: 0 });
    expect(await useCases.show(outsider, 'CS0002')).toMatchObject({ description: 'Another' });
    await expect(useCases.privacy.set(outsider, 'CS0002', true)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await useCases.privacy.set(opener, 'CS0002', true)).toBe(true);
    expect(await useCases.privacy.set(opener, 'CS0002', true)).toBe(false);
    await expect(useCases.show(outsider, 'CS0002')).rejects.toMatchObject({ code: 'not-found' });
    expect(await useCases.privacy.state(opener, 'CS0002')).toEqual({ isPrivate: true, mayChange: true });
    expect(await useCases.privacy.set(operator, 'CS0002', false)).toBe(true);
    expect(await useCases.show(outsider, 'CS0002')).toMatchObject({ description: 'Another' });
    expect(audited().filter((line) => line.includes('private'))).toEqual([
      'UOUT make-private forbidden',
      'UOPENER make-private ok',
      'UOPERATOR end-private ok',
    ]);
  });

  test('does not mark a ticket that there is not', async () => {
    await expect(office.useCases.privacy.set(operator, 'NONE-1', true)).rejects.toMatchObject({ code: 'not-found' });
    expect(office.marked.size).toBe(0);
  });
});

describe('a ticket that is opened as private', () => {
  const outsider = person('requester', 'UOUT');
  const ask = { ...submission({ isPrivate: true }), place: undefined };
  const list = async () => (await office.useCases.list(outsider, { scope: 'all', words: [], page: 0 })).tickets;

  test('is seen by its opener, and by nobody else who is no operator', async () => {
    const { useCases, done } = office;
    const created = await done(useCases.create(member, ask));
    expect([...office.marked]).toEqual([[created.id, member.id]]);
    expect(await useCases.show(member, created.id)).toMatchObject({ id: created.id });
    expect(await useCases.show(operator, created.id)).toMatchObject({ id: created.id });
    await expect(useCases.show(outsider, created.id)).rejects.toMatchObject({ code: 'not-found' });
    expect(JSON.stringify(await list())).not.toContain(created.id);
  });

  test('is so from the first moment on', async () => {
    const { service, done, useCases } = office;
    const create = service.create.bind(service);
    const seen: unknown[] = [];
    const slow: typeof service.create = async (ticket) => {
      const made = await create(ticket);
      seen.push(...(await list()));
      return made;
    };
    Object.assign(service, { create: slow });
    await done(useCases.create(member, ask));
    expect(seen).toEqual([]);
  });

  test('stays so where nobody knows whether it was created', async () => {
    const { service, done, useCases } = office;
    service.faults.push('lost-answer', 'lost-answer');
    service.withoutTickets.push(...Array.from({ length: 60 }, () => true));
    await expect(done(useCases.create(member, ask))).rejects.toMatchObject({ code: 'uncertain' });
    service.withoutTickets.length = 0;
    expect(await list()).toEqual([]);
    const own = await useCases.list(member, { scope: 'all', words: [], page: 0 });
    expect(own.tickets.map(({ description }) => description)).toContain(ask.ticket.description);
    await done(useCases.create(member, ask));
    expect([...office.marked.values()]).toEqual([member.id]);
    expect(await list()).toEqual([]);
  });

  test('leaves nothing behind where it was refused', async () => {
    office.service.faults.push('refused');
    await expect(office.done(office.useCases.create(member, ask))).rejects.toThrow();
    expect(office.marked.size).toBe(0);
  });

  test('is so until it is linked where it is opened in a private channel', async () => {
    const { service, done, useCases, links, rooms } = office;
    rooms.set('CTEAM', { isPrivate: true, members: [member.id] });
    const seen: unknown[] = [];
    const create = links.create.bind(links);
    const slow: typeof links.create = async (...given) => {
      seen.push(...(await list()));
      return create(...given);
    };
    Object.assign(links, { create: slow });
    const shared = { ...ask, isPrivate: false, place: { channel: 'CTEAM' } };
    const { id: made } = await done(useCases.create(member, shared));
    expect(seen).toEqual([]);
    expect(office.marked.size).toBe(0);
    expect(await list()).toEqual([]);
    await expect(useCases.show(outsider, made)).rejects.toMatchObject({ code: 'not-found' });
    Object.assign(links, { create: () => Promise.reject(new Error('no link')) });
    const other = await done(useCases.create(member, { ...shared, key: 'view-2' }));
    expect(other.linkFailure).toBeDefined();
    await expect(useCases.show(outsider, other.id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await useCases.show(member, other.id)).toMatchObject({ id: other.id });
    expect(service.tickets.size).toBe(3);
  });

  test('is followed in private channels only', async () => {
    for (const channel of ['CGENERAL', 'CPARTNER']) {
      const attempt = office.done(office.useCases.create(member, { ...ask, place: { channel } }));
      await expect(attempt).rejects.toMatchObject({ code: 'private-place' });
    }
    const { id: made } = await office.done(office.useCases.create(member, { ...ask, place: { channel: 'CSECRET' } }));
    expect(await office.useCases.show(opener, made)).toMatchObject({ id: made });
  });
});
