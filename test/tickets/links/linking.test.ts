import { describe, expect, it } from '@jest/globals';
import { openOffice, person } from '../support/use-cases.ts';

const requester = person('requester', 'U1');
const thread = { channel: 'C1', thread: '1700000000.000100' };

function open() {
  const office = openOffice();
  office.service.add({ description: 'one' });
  office.service.add({ description: 'two' });
  return office;
}

describe('a link', () => {
  it('is made once, with the ticket as it is, and recorded', async () => {
    const { useCases, linked, entries, woken } = open();
    const first = await useCases.link(requester, ' CS0001 ', thread);
    expect(first).toMatchObject({
      existed: false,
      link: { ticket: 'CS0001', creator: 'U1', ...thread },
    });
    expect(await useCases.link(person('operator'), 'CS0001', thread)).toEqual({ link: first.link, existed: true });
    expect(linked).toMatchObject([{ baseline: { id: 'CS0001', description: 'one' } }]);
    expect(entries).toMatchObject([{ action: 'link', outcome: 'ok' }]);
    expect(woken()).toBeGreaterThan(0);
  });

  it('needs a ticket that can be seen, and a place that can be one', async () => {
    const { useCases, linked } = open();
    await expect(useCases.link(requester, 'CS9', thread)).rejects.toMatchObject({
      code: 'not-found',
      detail: { id: 'CS9' },
    });
    await expect(useCases.link(requester, 'CS0001', { channel: '#general' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(useCases.link(requester, '..', thread)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(linked).toEqual([]);
  });

  it('is ended by whoever made it, or an operator', async () => {
    const { useCases, linked } = open();
    await useCases.link(requester, 'CS0001', thread);
    await useCases.link(requester, 'CS0002', { channel: 'C1' });
    const other = person('requester', 'U2');
    await expect(useCases.unlink(other, 'CS0001', thread)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await useCases.unlink(requester, 'CS0001', thread)).toBe(1);
    expect(await useCases.unlink(requester, 'CS0001', thread)).toBe(0);
    expect(await useCases.unlink(person('operator'), 'CS0002', { channel: 'C1' })).toBe(1);
    expect(linked).toEqual([]);
  });

  it.each([
    ['that they made', 'U1', 'CS0001', { role: 'requester' }],
    ['of somebody else', 'U2', 'CS0001', { role: 'operator', own: 'yes' }],
    ['that there is not', 'U1', 'CS0002', { role: 'requester' }],
  ])('%s is left alone by viewers, who are told which role it is for', async (_, user, id, detail) => {
    const { useCases, linked } = open();
    await useCases.link(requester, 'CS0001', thread);
    const attempt = useCases.unlink(person('viewer', user), id, thread);
    await expect(attempt).rejects.toMatchObject({ code: 'forbidden', detail });
    expect(linked).toHaveLength(1);
  });

  it('of somebody else stays where one ends all in a channel', async () => {
    const { useCases, linked } = open();
    await useCases.link(requester, 'CS0001', thread);
    await useCases.link(person('requester', 'U2'), 'CS0001', { channel: 'C1' });
    expect(await useCases.unlink(requester, 'CS0001', { channel: 'C1' })).toBe(1);
    expect(linked.map(({ link }) => link.creator)).toEqual(['U2']);
  });
});

describe('links', () => {
  it('are listed by page and by ticket', async () => {
    const { useCases, service } = open();
    for (let index = 3; index <= 12; index += 1) service.add({});
    for (const id of service.tickets.keys()) await useCases.link(requester, id, thread);
    expect(await useCases.links(requester, 0)).toMatchObject({ total: 12, links: { length: 10 } });
    expect((await useCases.links(requester, 1)).links.map(({ ticket }) => ticket)).toEqual(['CS0002', 'CS0001']);
    expect(await useCases.linksOf(requester, 'CS0003')).toMatchObject([{ ticket: 'CS0003' }]);
    for (const page of [-1, 0.5, Number.NaN, 1e9]) {
      await expect(useCases.links(requester, page)).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });

  it('tell the ticket of a place where there is one and no more', async () => {
    const { useCases } = open();
    const who = () => Promise.resolve(requester);
    expect(await useCases.ticketAt(() => Promise.reject(new Error('not asked')), thread)).toBeUndefined();
    await useCases.link(requester, 'CS0001', thread);
    expect(await useCases.ticketAt(who, thread)).toBe('CS0001');
    await useCases.link(requester, 'CS0001', { channel: 'C1' });
    expect(await useCases.ticketAt(who, { channel: 'C1' })).toBe('CS0001');
    await useCases.link(requester, 'CS0002', thread);
    expect(await useCases.ticketAt(who, thread)).toBeUndefined();
    await expect(useCases.ticketAt(who, { channel: '' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
