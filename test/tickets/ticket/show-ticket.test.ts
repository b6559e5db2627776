import { describe, expect, it } from '@jest/globals';
import { foundTicket } from '../../../src/tickets/create/found-ticket.ts';
import { readBaseline } from '../../../src/tickets/create/read-baseline.ts';
import { showTicket } from '../../../src/tickets/ticket/show-ticket.ts';
import type { Message } from '../../../src/tickets/ticket/ticket.ts';
import { createFakeService, failure } from '../support/service.ts';

const openService = () => createFakeService(() => 0);

describe('the product of a ticket, which only the list tells', () => {
  it('is read with the ticket', async () => {
    const service = openService();
    service.add({ id: 'CS1', product: 'Elastic Cloud Server', type: 'Fault report' });
    expect(await showTicket(service, 'CS1')).toMatchObject({ product: 'Elastic Cloud Server', type: 'Fault report' });
    expect(await readBaseline(service, 'CS1')).toMatchObject({ product: 'Elastic Cloud Server' });
  });

  it('is that of the very ticket, since the filter of the list is fuzzy', async () => {
    const service = openService();
    service.add({ id: 'CS12', product: 'Storage' });
    service.add({ id: 'CS1', product: 'Server' });
    expect((await showTicket(service, 'CS1')).product).toBe('Server');
  });

  it('is left out if the list fails or does not have the ticket, which says nothing about the ticket', async () => {
    const service = openService();
    service.add({ id: 'CS1', product: 'Server' });
    const failing = { ...service, list: () => Promise.reject(failure('OSM.01010015', { notFound: true })) };
    const empty = { ...service, list: () => Promise.resolve({ total: 0, tickets: [] }) };
    for (const one of [failing, empty]) {
      const ticket = await showTicket(one, 'CS1');
      expect(ticket.id).toBe('CS1');
      expect(ticket.product).toBeUndefined();
    }
  });

  it('is kept of a ticket that was found in the list and then read', () => {
    const summary = { id: 'CS1', description: 'd', status: 0, product: 'Server', type: 'Consultation' };
    expect(foundTicket(summary, { ...summary, product: undefined, messages: [] })).toMatchObject({ product: 'Server' });
    expect(foundTicket(summary, undefined)).toMatchObject({ product: 'Server', type: 'Consultation' });
  });
});

describe('the description of a ticket that was found', () => {
  const summary = { id: 'CS1', description: 'Broken', status: 0 };
  const said = (text: string, isDescription?: boolean): Message => ({
    ...{ text, isDescription, author: 'customer', attachments: [] },
  });
  const known = (...messages: readonly Message[]) =>
    foundTicket(summary, { ...summary, messages }).messages.map(({ text }) => text);

  it('is the message that is marked so, whatever its words', () => {
    expect(known(said('Broken', false), said('Broken since 9', true))).toEqual(['Broken since 9']);
    expect(known(said('Broken', false))).toEqual([]);
  });

  it('is known by its words where the service marks nothing', () => {
    expect(known(said('Hello'), said('<p>Broken</p>'))).toEqual(['<p>Broken</p>']);
  });
});
