import { describe, expect, it } from '@jest/globals';
import { instructionKey, secretDigest } from '../../src/tickets/instruction-key.ts';
import { openOffice, person, recordCall } from './support/use-cases.ts';

describe('the key of an instruction', () => {
  it('is the same as long as all that was asked for is, in whatever order it stands', () => {
    const key = instructionKey('act', 'V1', ['U1', { id: 'CS1', note: undefined, more: { a: 1, b: 2 } }]);
    expect(instructionKey('act', 'V1', ['U1', { more: { b: 2, a: 1 }, id: 'CS1' }])).toBe(key);
    for (const other of [
      instructionKey('act', 'V2', ['U1', { id: 'CS1', more: { a: 1, b: 2 } }]),
      instructionKey('act', 'V1', ['U2', { id: 'CS1', more: { a: 1, b: 2 } }]),
      instructionKey('act', 'V1', ['U1', { id: 'CS2', more: { a: 1, b: 2 } }]),
      instructionKey('act', 'V1', ['U1', { id: 'CS1', more: { a: 2, b: 1 } }]),
      instructionKey('rate', 'V1', ['U1', { id: 'CS1', more: { a: 1, b: 2 } }]),
    ])
      expect(other).not.toBe(key);
    expect(() => instructionKey('act', 'a b', [])).toThrow('invalid-input');
  });

  it('tells secrets apart without holding them, and differs from form to form', () => {
    const digest = secretDigest('V1', ['hunter2']);
    expect(secretDigest('V1', ['hunter2'])).toBe(digest);
    expect(new Set([digest, secretDigest('V1', ['hunter3']), secretDigest('V2', ['hunter2'])]).size).toBe(3);
    expect(secretDigest('V1', ['', ''])).toBe('');
  });
});

it('another contact is changed too, also from the same form', async () => {
  const change = recordCall();
  const { useCases, done } = openOffice({ contacts: { ...unasked, change: change.call } });
  const operator = person('operator');
  const ask = (phone: string) => done(useCases.contacts.change(operator, { key: 'V1', id: 'CS1', contact: { phone } }));
  for (const phone of ['5550100', '5550101', '5550100']) await ask(phone);
  expect(change.sent).toEqual([
    ['CS1', { phone: '5550100' }],
    ['CS1', { phone: '5550101' }],
  ]);
});

const unasked = {
  needsCode: () => Promise.resolve(false),
  sendCode: () => Promise.resolve(),
  checkCode: () => Promise.resolve(),
};
