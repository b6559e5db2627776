import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Sandbox } from '../../support/sandbox.ts';
import { createChance } from '../chance.ts';
import { createAddressees, type Addressees } from './addressee.ts';
import type { Heard } from './ears.ts';
import type { Said } from './instruction.ts';
import { takeNotes, type Notes } from './notes.ts';

const failed: Said = { kind: 'failed' };
const done: Said = { kind: 'done' };
const ticket = '2026112900000001';
const made = '2026112900000009';
const chance = createChance(1);

describe('whom an answer is for', () => {
  let maker: Notes;
  let replier: Notes;
  let standing: string | undefined;
  let addressees: Addressees;

  beforeEach(() => {
    maker = takeNotes('w1', undefined, chance);
    replier = takeNotes('w2', ticket, chance);
    standing = undefined;
    const sandbox = {
      tickets: { list: () => [{ id: made, description: 'w1a wagon' }] },
      workspace: { modal: () => (standing === undefined ? undefined : { id: standing }) },
    } as unknown as Sandbox;
    const all = [maker, replier].map((notes) => [notes.name, notes] as const);
    addressees = createAddressees(sandbox, 'maya', new Map(all));
  });

  const sends = (view: string, notes: Notes) => {
    notes.sent('taken');
    addressees.sent(view, notes);
  };
  const ownerOf = (heard: Heard, said: Said = failed, busy: Notes | undefined = replier) =>
    addressees.of(heard, said, busy)?.[0].name;

  it('a form answers what was sent from it, whatever the person does now', () => {
    sends('V1', maker);
    expect(ownerOf({ where: 'form', view: 'V1', text: 'No ticket was opened' })).toBe('w1');
  });

  it('a form that was not sent says nothing of what was, but that it is done', () => {
    expect(ownerOf({ where: 'form', view: 'V2', text: 'Try again' })).toBeUndefined();
    expect(ownerOf({ where: 'form', view: 'V2', text: 'This ticket is already closed' }, done)).toBe('w2');
  });

  it('a number tells, and so do the words of a ticket that was made', () => {
    const heard = (id: string): Heard => ({ where: 'direct', text: `Ticket ${id}` });
    expect(ownerOf(heard(ticket), done, maker)).toBe('w2');
    expect(addressees.of(heard(made), done, replier)).toEqual([maker, 'w1a']);
    const instead = `Sent to ticket ${made} as a reply`;
    expect(addressees.of({ where: 'direct', text: instead }, done, replier)).toEqual([maker]);
  });

  it('without one, a message is for the form that waits for it, by what it says of drafts', () => {
    sends('V1', maker);
    sends('V2', replier);
    const draft = 'Try again. Your draft is saved';
    expect(ownerOf({ where: 'direct', text: draft })).toBe('w1');
    expect(ownerOf({ where: 'direct', text: 'Try again' }, failed, maker)).toBe('w2');
    expect(ownerOf({ where: 'direct', text: draft })).toBeUndefined();
  });

  it('a form that stands open is answered by a message only where no other waits', () => {
    const later = takeNotes('w3', undefined, chance);
    sends('V1', maker);
    sends('V3', later);
    standing = 'V1';
    const text = 'Try again. Your draft is saved';
    expect(ownerOf({ where: 'direct', text })).toBe('w3');
    expect(ownerOf({ where: 'direct', text })).toBe('w1');
  });

  it('what was typed has its answer outside of forms', () => {
    replier.sent('taken');
    expect(addressees.isTyped(replier)).toBe(true);
    expect(ownerOf({ where: 'private', text: 'Try again' }, failed, maker)).toBe('w2');
    sends('V2', replier);
    expect(addressees.isTyped(replier)).toBe(false);
  });
});
