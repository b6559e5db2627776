import { describe, expect, it } from '@jest/globals';
import { baselineOf, changesOf, type Known } from '../../../src/tickets/ticket/changes.ts';
import type { Ticket } from '../../../src/tickets/ticket/ticket.ts';

const noon = Date.UTC(2026, 0, 5, 12);
const context = { now: noon, settledBefore: Infinity };
const bare: Ticket = { id: '7', description: 'Broken', status: 1, messages: [] };
const full: Ticket = {
  ...bare,
  severity: 'low',
  contact: 'digest-1',
  labels: [{ id: '1', name: 'red' }],
  related: ['8'],
  authorizations: [],
};
const knownOf = (ticket: Ticket): Known => ({ ...baselineOf(ticket, 0), statusChanges: 0, detailChanges: 0 });
const read = (known: Known, details: Ticket) =>
  changesOf(known, { ticket: '7', status: details.status, messages: [], complete: true, details }, context);

describe('details of a ticket', () => {
  it('are told where they differ from what was known', () => {
    const labels = [{ id: '2', name: 'blue' }];
    const { events } = read(knownOf(full), { ...full, severity: 'high', contact: 'digest-2', labels, related: [] });
    expect(events).toMatchObject([
      { kind: 'labels', added: ['blue'], removed: ['red'] },
      { kind: 'related', added: [], removed: ['8'] },
      { kind: 'severity', from: 'low', to: 'high' },
      { kind: 'contact' },
    ]);
  });

  it('begin without news where they were not known, as in rows of a version that did not keep them', () => {
    const { events, known, changed } = read(knownOf(bare), full);
    expect(events).toEqual([]);
    expect(changed).toBe(true);
    expect(read(known, { ...full, labels: [] }).events.map(({ kind }) => kind)).toEqual(['labels']);
  });

  it('keep the product, which only the list tells, and say nothing where it becomes known', () => {
    const { events, known } = read(knownOf({ ...full, product: 'ECS' }), { ...full, type: 'Fault report' });
    expect(events).toEqual([]);
    expect(known.snapshot).toMatchObject({ product: 'ECS', type: 'Fault report' });
    const later = read(known, { ...full, product: 'Elastic Cloud Server', type: 'Consultation' });
    expect(later.events).toEqual([]);
    expect(later.known.snapshot).toMatchObject({ product: 'Elastic Cloud Server', type: 'Consultation' });
  });

  it('drop what earlier versions took for the product: the ticket type', () => {
    const { known } = read(knownOf({ ...full, product: '咨询' }), { ...full, type: '咨询' });
    expect(known.snapshot.product).toBeUndefined();
    expect(known.snapshot.type).toBe('咨询');
  });

  it('keep the hosts of a request, which are read while it is alive only', () => {
    const request = { id: 'A', state: 1, hosts: ['web-1'] };
    const { known, events } = read(knownOf({ ...full, authorizations: [request] }), {
      ...full,
      authorizations: [
        { id: 'A', state: 5 },
        { id: 'B', state: 2 },
      ],
    });
    expect(known.snapshot.authorizations).toEqual([
      { ...request, state: 5 },
      { id: 'B', state: 2 },
    ]);
    expect(events).toMatchObject([{ authorization: { hosts: ['web-1'] } }, { authorization: { id: 'B' } }]);
  });

  // ListAuthorizations of the reference: -1 initial, 0 to be authorized, 4 recalled, 5 canceled.
  describe('of a request for access', () => {
    const withStates = (...states: number[]) => {
      let known = knownOf(full);
      return states.map((state) => {
        const step = read(known, { ...full, authorizations: [{ id: 'A', state }] });
        known = step.known;
        return step.events.map(({ kind }) => kind);
      });
    };

    it.each([
      [
        [-1, 0, 1],
        [[], ['access'], ['authorization']],
      ],
      [
        [-1, -1, 4],
        [[], [], ['authorization']],
      ],
      [
        [0, 4],
        [['access'], ['authorization']],
      ],
      [
        [1, 4, 5],
        [['access'], ['authorization'], ['authorization']],
      ],
      [
        [0, 6, 7],
        [['access'], ['authorization'], ['authorization']],
      ],
      [
        [6, 1],
        [['access'], ['authorization']],
      ],
    ])('are told once somebody can do something about it, and each state then: %p', (states, kinds) => {
      expect(withStates(...states)).toEqual(kinds);
    });
  });

  it('are kept where a source is silent for once', () => {
    const { known, events } = read(knownOf(full), bare);
    expect(events).toEqual([]);
    expect(known.snapshot).toMatchObject({ severity: 'low', contact: 'digest-1', related: ['8'] });
    expect(read(known, full).events).toEqual([]);
  });

  it('have ids that the same reading makes again, and that tell coming, going and coming again apart', () => {
    let known = knownOf(full);
    const ids: string[] = [];
    for (const labels of [[], full.labels, [], []]) {
      const again = read(known, { ...full, labels }).events;
      const { events, known: next } = read(known, { ...full, labels });
      expect(events).toEqual(again);
      ids.push(...events.map(({ id }) => id));
      known = next;
    }
    expect(new Set(ids).size).toBe(3);
  });

  it('come between messages and status', () => {
    const message = { author: 'engineer' as const, text: 'words', at: noon, attachments: [] };
    const { events } = read(knownOf(full), { ...full, status: 2, severity: 'high' });
    expect(events.map(({ kind }) => kind)).toEqual(['severity', 'status']);
    const reading = {
      ticket: '7',
      status: 2,
      messages: [message],
      complete: true,
      details: { ...full, status: 2, labels: [] },
    };
    expect(changesOf(knownOf(full), reading, context).events.map(({ kind }) => kind)).toEqual([
      'message',
      'labels',
      'status',
    ]);
  });

  it('are requests for access, each state once, with the time at which it was asked for', () => {
    const request = { id: 'A1', state: 0, askedAt: noon - 5000 };
    const asked = read(knownOf(full), { ...full, authorizations: [request] });
    expect(asked.events).toMatchObject([{ id: 'default:7:authorization:A1:0', at: noon - 5000 }]);
    expect(read(asked.known, { ...full, authorizations: [request] }).events).toEqual([]);
    const granted = read(asked.known, { ...full, authorizations: [{ ...request, state: 1 }] });
    expect(granted.events).toMatchObject([{ id: 'default:7:authorization:A1:1', at: noon }]);
    expect(
      read(knownOf({ ...full, authorizations: [request] }), { ...full, authorizations: [request] }).events,
    ).toEqual([]);
  });
});
