import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { withTimeout } from '../../src/ops/with-timeout.ts';

describe('waiting for a promise', () => {
  it('ends with the promise where there is no limit', async () => {
    expect(await withTimeout(sleep(50, 'done'), Infinity)).toEqual({ value: 'done' });
  });

  it('ends with the time, and passes a rejection on that comes before', async () => {
    expect(await withTimeout(new Promise(() => undefined), 1)).toBeUndefined();
    await expect(withTimeout(Promise.reject(new Error('broken')), 1000)).rejects.toThrow('broken');
  });
});
