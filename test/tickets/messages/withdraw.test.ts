import { beforeEach, describe, expect, it } from '@jest/globals';
import type { UseCases } from '../../../src/tickets/use-cases.ts';
import type { Message } from '../../../src/tickets/ticket/ticket.ts';
import { openOffice, person, recordCall, type Office, type RecordedCall } from '../support/use-cases.ts';
import { failure } from '../support/service.ts';

const maya = person('requester', 'U1');

let office: Office;
let useCases: UseCases;
let revoke: RecordedCall;
/** Whether what the service is asked for happens, whatever it answers. */
let arrives: boolean;
/** The ticket, with a message of Maya's and one of an engineer. */
let id: string;

beforeEach(async () => {
  revoke = recordCall();
  arrives = true;
  const messages = {
    markRead: () => Promise.resolve(),
    withdraw: (ticket: string, message: string) => {
      if (arrives) write(messagesOf().filter((one) => one.id !== message));
      return revoke.call(ticket, message);
    },
  };
  office = openOffice({ messages });
  ({ useCases } = office);
  ({ id } = office.service.add({ description: 'The disk is full' }));
  await office.done(useCases.reply(maya, { key: 'view-1', id, text: 'My password is hunter2', files: [] }));
  const [own] = messagesOf();
  write([
    { id: 'm1', author: 'engineer', text: 'Which disk?', at: office.clock.now(), attachments: [] },
    { ...own, id: 'm2' } as Message,
  ]);
});

const messagesOf = () => office.service.tickets.get(id)?.messages ?? [];

function write(messages: readonly Message[]): void {
  const ticket = office.service.tickets.get(id);
  if (ticket !== undefined) office.service.tickets.set(id, { ...ticket, messages });
}

const withdraw = (actor = maya, message = 'm2') => useCases.messages.withdraw(actor, { ticket: id, message });
const auditLog = () => office.entries.filter(({ action }) => action === 'withdraw').map(({ outcome }) => outcome);

describe('withdrawing a message', () => {
  it('is for whoever sent it through the bot; the threads are told, and the audit log holds no word of it', async () => {
    await withdraw();
    expect(revoke.sent).toEqual([[id, 'm2']]);
    expect(office.withdrawn).toHaveLength(1);
    expect(office.attended).toContain(id);
    expect(auditLog()).toEqual(['ok']);
    expect(JSON.stringify(office.entries)).not.toContain('hunter2');
  });

  it.each([
    ['somebody else', 'not-own', person('requester', 'U2'), 'm2'],
    ['an operator', 'not-own', person('operator', 'U3'), 'm2'],
    ['a viewer', 'forbidden', person('viewer', 'U1'), 'm2'],
    ['anybody, of an engineer’s words', 'not-own', maya, 'm1'],
    ['anybody, of what is gone', 'message-gone', maya, 'm9'],
  ] as const)('is refused to %s (%s)', async (_, code, actor, message) => {
    await expect(withdraw(actor, message)).rejects.toMatchObject({ code });
    expect(revoke.sent).toEqual([]);
    expect(office.withdrawn).toEqual([]);
    expect(auditLog()).toEqual([code]);
  });

  it('tells nobody where the service refused', async () => {
    revoke.fault = failure('OSM.01010014');
    await expect(withdraw()).rejects.toBe(revoke.fault);
    expect(office.withdrawn).toEqual([]);
  });

  it('is looked up after an unclear answer: done where the message is gone, uncertain where it is not', async () => {
    revoke.fault = failure('timeout', { ambiguous: true });
    arrives = false;
    await expect(withdraw()).rejects.toMatchObject({ code: 'uncertain' });
    expect(office.withdrawn).toEqual([]);
    arrives = true;
    await withdraw();
    expect(office.withdrawn).toHaveLength(1);
    expect(auditLog()).toEqual(['uncertain', 'ok']);
  });

  it('is done although the threads cannot be told', async () => {
    office.replies.withdrawn = () => Promise.reject(new Error('disk full'));
    await withdraw();
    expect(auditLog()).toEqual(['ok']);
  });
});
