import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createRecovery, type Recovery } from '../../../src/slack/middleware/recovery.ts';
import { until } from '../../support/sandbox.ts';
import { freshInstructions } from '../instructions.ts';

const hour = 3_600_000;

describe('what a process left behind', () => {
  let work: Recovery | undefined;
  afterEach(() => work?.stop());

  it('is taken up without a pause where it is more than can be done at once', async () => {
    const receivedAt = Date.UTC(2026, 0, 3);
    const body = JSON.stringify({ command: '/ticket', text: 'reply 1 Hello', user_id: 'U1' });
    const keys = Array.from({ length: 30 }, (_, number) => `k${number}`);
    const store = freshInstructions(
      keys.map((key) => ({ key, body, redacted: false, receivedAt, acknowledged: true })),
    );
    const done: string[] = [];
    let atOnce = 0;
    let max = 0;
    work = createRecovery({
      store,
      isReadOnly: () => false,
      replay: async (_, key) => {
        max = Math.max(max, (atOnce += 1));
        await Promise.resolve();
        atOnce -= 1;
        done.push(key);
      },
      notify: () => Promise.reject(new Error('told')),
      intervalMs: hour,
      now: () => receivedAt,
      log: pino({ level: 'silent' }),
    });
    work.start();
    await until(() => store.kept.size === 0, 'all of it');
    expect(done.toSorted()).toEqual(keys.toSorted());
    expect(max).toBeLessThanOrEqual(4);
  });
});
