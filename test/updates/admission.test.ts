import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createAdmission } from '../../src/updates/admission.ts';
import { defaultTiming as timing } from '../../src/updates/timing.ts';

describe('where Slack takes nothing', () => {
  const clock = { now: 1_000_000_000 };
  const barred = () => {
    const admission = createAdmission({
      timing,
      now: () => clock.now,
      random: () => 0.5,
      log: pino({ level: 'silent' }),
    });
    admission.heard({ outcome: 'barred', reason: 'token_revoked' });
    return admission;
  };

  it('nothing is claimed for a while', () => {
    const admission = barred();
    expect(admission.closedUntil()).toBeGreaterThan(clock.now);
    expect(admission.capacity(16)).toBe(1);
  });

  it('a clock that is set back makes nothing wait until it is that late again', () => {
    const admission = barred();
    clock.now -= 5 * 60 * 60_000;
    expect(admission.closedUntil()).toBe(0);
  });
});
