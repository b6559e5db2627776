import { describe, expect, it } from '@jest/globals';
import { isFinal, isKnownStatus, isOpen, statuses, turnOf } from '../../../src/tickets/ticket/status.ts';

describe('status', () => {
  it('tells whose turn it is', () => {
    const turns = Object.fromEntries(Object.values(statuses).map((status) => [status, turnOf(status)]));
    expect(turns).toEqual({
      0: 'provider',
      1: 'provider',
      2: 'customer',
      3: 'nobody',
      4: 'nobody',
      5: 'provider',
      12: 'nobody',
      13: 'nobody',
      17: 'customer',
    });
  });

  it('knows what is final', () => {
    expect(Object.values(statuses).filter(isFinal)).toEqual([3, 4, 12, 13]);
    expect(Object.values(statuses).filter(isOpen)).toEqual([0, 1, 2, 5, 17]);
  });

  it.each([-1, 6, 99, NaN])('keeps the unknown status %d open, and puts it on nobody', (status) => {
    expect(isKnownStatus(status)).toBe(false);
    expect(turnOf(status)).toBe('nobody');
    expect(isOpen(status)).toBe(true);
  });
});
