import { describe, expect, test } from '@jest/globals';
import { canSee, visibilityModes, type Facts } from '../../../src/tickets/visibility/rule.ts';

const stranger: Facts = { role: 'requester', isOpener: false, isOwner: false, isMarked: false, channels: [] };
const open = { isPrivate: false, isMember: false };
const closed = { isPrivate: true, isMember: false };

/** Who sees the ticket in the modes `account`, `private` and `channels`. */
const rows: readonly (readonly [
  who: string,
  facts: Partial<Facts>,
  account: boolean,
  hidden: boolean,
  channels: boolean,
])[] = [
  ['anybody, a ticket without links', {}, true, true, false],
  ['anybody, linked in a public channel', { channels: [open] }, true, true, false],
  ['anybody, linked in a public and a private channel', { channels: [closed, open] }, true, true, false],
  ['anybody, linked in private channels only', { channels: [closed, closed] }, true, false, false],
  ['anybody, marked as private', { isMarked: true }, true, false, false],
  [
    'anybody, marked as private and linked in a public channel',
    { isMarked: true, channels: [open] },
    true,
    false,
    false,
  ],
  ['a member of the public channel', { channels: [{ ...open, isMember: true }] }, true, true, true],
  ['a member of one of the private channels', { channels: [closed, { ...closed, isMember: true }] }, true, true, true],
  ['a member, marked as private', { isMarked: true, channels: [{ ...open, isMember: true }] }, true, true, true],
  ['its opener', { isOpener: true, isMarked: true, channels: [closed] }, true, true, true],
  ['its owner', { isOwner: true, isMarked: true, channels: [closed] }, true, true, true],
  ['an operator', { role: 'operator', isMarked: true, channels: [closed] }, true, true, true],
  ['an admin', { role: 'admin', isMarked: true, channels: [closed] }, true, true, true],
  ['a viewer, a ticket without links', { role: 'viewer' }, true, true, false],
];

describe('who sees a ticket', () => {
  test.each(rows)('%s', (_who, facts, ...expected) => {
    expect(visibilityModes.map((mode) => canSee(mode, { ...stranger, ...facts }))).toEqual(expected);
  });
});
