import { afterAll, describe, expect, it } from '@jest/globals';
import { createLinkStore } from '../../src/store/links.ts';
import type { Database } from '../../src/store/database.ts';
import type { Ticket } from '../../src/tickets/ticket/ticket.ts';
import { databases, forAccount } from '../support/databases.ts';
import { present } from '../support/present.ts';

const noon = Date.UTC(2026, 0, 5, 12);
const ticketOf = (id: string, status = 1): Ticket => ({ id, description: 'Broken', status, messages: [] });
const linkTo = (ticket: string, channel: string, more: { thread?: string; at?: number } = {}) => ({
  ticket,
  channel,
  creator: 'U1',
  at: noon,
  ...more,
});

describe.each(databases())('links on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const open = async () => {
    const database = await engine.open();
    return { database, db: database.db, links: createLinkStore(database) };
  };
  const sizes = async ({ db }: Database) =>
    (await db.selectFrom('poll_group').select('size').execute()).map(({ size }) => size).sort((a, b) => b - a);

  it('are made once for a place, and queue the card once', async () => {
    const { db, links } = await open();
    const first = await links.create(linkTo('1', 'C1'), ticketOf('1'));
    const again = await links.create(linkTo('1', 'C1'), ticketOf('1'));
    expect(first.existed).toBe(false);
    expect(again).toEqual({ existed: true, link: first.link });
    expect((await links.create(linkTo('1', 'C1', { thread: '9.1' }), ticketOf('1'))).existed).toBe(false);
    expect(await db.selectFrom('delivery').selectAll().execute()).toHaveLength(2);
  });

  it('are made once where many ask at the same time', async () => {
    const { database, links } = await open();
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, index) => links.create(linkTo('1', `C${index % 3}`), ticketOf('1'))),
    );
    expect(made.filter(({ existed }) => !existed)).toHaveLength(3);
    expect(await links.ofTicket('1')).toHaveLength(3);
    expect(await sizes(database)).toEqual([1]);
  });

  it('put tickets into groups of at most 100, and out again when the last link is gone', async () => {
    const { database, links } = await open();
    for (let id = 1; id <= 101; id += 1) await links.create(linkTo(`${id}`, 'C1'), ticketOf(`${id}`));
    expect(await sizes(database)).toEqual([100, 1]);
    const second = await links.create(linkTo('7', 'C2'), ticketOf('7'));
    const first = (await links.ofTicket('7')).find(({ channel }) => channel === 'C1');
    expect(await links.remove(present(first).id)).toBe(true);
    expect(await links.remove(present(first).id)).toBe(false);
    expect(await sizes(database)).toEqual([100, 1]);
    await links.remove(second.link.id);
    expect(await sizes(database)).toEqual([99, 1]);
    await links.create(linkTo('7', 'C2'), ticketOf('7'));
    await links.create(linkTo('200', 'C2'), ticketOf('200'));
    expect((await sizes(database)).reduce((sum, size) => sum + size)).toBe(102);
  });

  it('take their waiting updates with them', async () => {
    const { db, links } = await open();
    const { link } = await links.create(linkTo('1', 'C1'), ticketOf('1'));
    await links.remove(link.id);
    expect(await db.selectFrom('delivery').selectAll().execute()).toEqual([]);
  });

  it('are found by ticket, by thread and by channel, and paged from the newest on', async () => {
    const { database, links } = await open();
    await links.create(linkTo('1', 'C1', { thread: '9.1' }), ticketOf('1'));
    await links.create(linkTo('2', 'C1', { thread: '9.2', at: noon + 1 }), ticketOf('2'));
    await links.create(linkTo('2', 'C2', { at: noon + 2 }), ticketOf('2'));
    expect((await links.at({ channel: 'C1' })).map(({ ticket }) => ticket)).toEqual(['1', '2']);
    expect((await links.at({ channel: 'C1', thread: '9.2' })).map(({ ticket }) => ticket)).toEqual(['2']);
    expect(await links.at({ channel: 'C2', thread: '9.2' })).toEqual([]);
    expect((await links.ofTicket('2')).map(({ channel }) => channel)).toEqual(['C1', 'C2']);
    expect(await createLinkStore(forAccount(database, 'other')).ofTicket('2')).toEqual([]);
    const page = await links.page(1, 1);
    expect({ ...page, links: page.links.map(({ channel }) => channel) }).toEqual({ total: 3, links: ['C1'] });
  });

  it('note when a ticket was final from the start', async () => {
    const { db, links } = await open();
    await links.create(linkTo('1', 'C1'), ticketOf('1', 3));
    await links.create(linkTo('2', 'C1'), ticketOf('2', 1));
    const rows = await db.selectFrom('ticket').select(['id', 'final_at']).orderBy('id').execute();
    expect(rows).toEqual([
      { id: '1', final_at: noon },
      { id: '2', final_at: null },
    ]);
  });
});
