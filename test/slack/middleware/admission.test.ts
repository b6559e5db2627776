import { describe, expect, it } from '@jest/globals';
import { admissionLimits, createAdmission } from '../../../src/slack/middleware/receiver-wrapper.ts';

const megabyte = 1024 * 1024;
const of = (user_id: string) => ({ command: '/ticket', user_id });

describe('what is worked on at a time', () => {
  it('has a bound for everybody and one for each person, and makes room when something ends', () => {
    const admission = createAdmission({ total: 3, each: 2 });
    const [first, second] = [admission.enter(of('U1')), admission.enter(of('U1'))];
    expect([first, second].includes(undefined)).toBe(false);
    expect(admission.enter(of('U1'))).toBeUndefined();
    expect(admission.enter(of('U2'))).toBeDefined();
    expect(admission.enter(of('U3'))).toBeUndefined();
    first?.();
    expect(admission.enter(of('U1'))).toBeDefined();
  });

  it('counts what is on behalf of nobody for everybody alone', () => {
    const admission = createAdmission({ total: 3, each: 1 });
    const event = { type: 'event_callback', event: { type: 'channel_unarchive', channel: 'C1' } };
    expect([1, 2, 3].map(() => admission.enter(event) !== undefined)).toEqual([true, true, true]);
    expect(admission.enter(event)).toBeUndefined();
  });

  it('never keeps a form from being put away', () => {
    const admission = createAdmission({ total: 0, each: 0 });
    expect(admission.enter({ type: 'view_closed', user: { id: 'U1' }, view: { id: 'V1' } })).toBeDefined();
  });

  it('is as much as the memory is good for', () => {
    expect(admissionLimits(4096 * megabyte)).toEqual({ total: 400, each: 20 });
    expect(admissionLimits(144 * megabyte)).toEqual({ total: 36, each: 9 });
  });
});
