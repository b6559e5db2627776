import { afterEach, describe, expect, it } from '@jest/globals';
import { startHarness, until, type Harness } from './harness.ts';

const harnesses: Harness[] = [];

afterEach(async () => {
  for (const harness of harnesses.splice(0)) {
    await harness.slack.stop(1000);
    await harness.close();
  }
});

const bot = { ok: true, user_id: 'UBOT', team_id: 'T1' };

/** A bot whose questions who it is get these answers, the last one for ever. */
async function answeredWith(...answers: [...Record<string, unknown>[], Record<string, unknown>]): Promise<Harness> {
  const harness = await startHarness();
  harnesses.push(harness);
  harness.api.answer('auth.test', () => (answers.length > 1 ? answers.shift() : answers[0]));
  return harness;
}

const asked = ({ api }: Harness) => api.calls.filter(({ method }) => method === 'auth.test').length;

describe('the start', () => {
  it('waits where Slack fails for a moment, and says so', async () => {
    const harness = await answeredWith(
      { ok: false, error: 'internal_error' },
      { ok: false, error: 'ratelimited' },
      bot,
    );
    await harness.slack.start();
    expect(asked(harness)).toBe(3);
    expect(harness.lines.filter((line) => line.includes('retrying'))).toHaveLength(2);
  });

  it.each(['invalid_auth', 'account_inactive', 'token_revoked'])('fails at once where Slack says %s', async (error) => {
    const harness = await answeredWith({ ok: false, error });
    await expect(harness.slack.start()).rejects.toThrow(`Slack refused SLACK_BOT_TOKEN (${error})`);
    expect(asked(harness)).toBe(1);
  });

  it('ends when it is stopped while it waits', async () => {
    const harness = await answeredWith({ ok: false, error: 'service_unavailable' });
    const starting = harness.slack.start();
    await until(() => asked(harness) > 0);
    await harness.slack.stop(1000);
    await expect(starting).rejects.toThrow('abort');
    const before = asked(harness);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(asked(harness)).toBe(before);
  });
});
