import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createLateAnswers } from '../../../src/slack/interaction/late-answers.ts';
import { createFakeUseCases, startHarness, ticket, until, type Harness } from '../harness.ts';
import { freshLateAnswers } from './answers-in-memory.ts';

const dead = 'http://127.0.0.1:9/dead';
const hour = 3600_000;

describe('an answer that Slack does not take', () => {
  let harness: Harness;
  let store: ReturnType<typeof freshLateAnswers>;

  afterEach(async () => {
    await harness.slack.stop(1000);
    await harness.close();
  });

  /** Slack answers whatever tells a person something like this. */
  async function start(error: string | undefined, left: Parameters<typeof freshLateAnswers>[0] = []) {
    store = freshLateAnswers(left);
    harness = await startHarness(createFakeUseCases(), { lateAnswers: store });
    fail(error);
  }

  const fail = (error: string | undefined) => {
    for (const method of ['chat.postEphemeral', 'chat.postMessage']) {
      harness.api.answer(method, () => (error === undefined ? { ok: true } : { ok: false, error }));
    }
  };

  const told = () =>
    harness.api.calls
      .filter(({ method }) => method === 'chat.postMessage')
      .map(({ args }) => [args.channel, args.text]);

  it('is kept, and told in a direct message once Slack takes it', async () => {
    await start('fatal_error');
    await harness.type(`reply ${ticket.id} hello`, { response_url: dead });
    expect(store.kept.size).toBe(1);
    const before = told().length;
    fail(undefined);
    await harness.slack.start();
    await until(() => store.kept.size === 0);
    expect(told().slice(before)).toEqual([['U1', expect.stringContaining('Reply sent')]]);
  });

  it('goes where the person asked, where direct messages are closed for good', async () => {
    await start('fatal_error');
    await harness.type(`reply ${ticket.id} hello`, { response_url: dead });
    harness.api.answer('chat.postMessage', () => ({ ok: false, error: 'messages_tab_disabled' }));
    harness.api.answer('chat.postEphemeral', () => ({ ok: true }));
    await harness.slack.start();
    await until(() => store.kept.size === 0);
    expect(harness.api.calls.at(-1)).toMatchObject({ method: 'chat.postEphemeral', args: { channel: 'C1' } });
  });

  it.each([
    ['Slack refuses it for good', 'user_not_found', 'ticket_urge'],
    ['it only shows something', 'fatal_error', 'ticket_open'],
  ])('is given up where %s', async (_, error, button) => {
    await start(error);
    await harness.click(button, ticket.id, { response_url: dead });
    expect(store.kept.size).toBe(0);
    expect(harness.lines.join('')).toContain('answer not delivered');
  });

  it('is given up after an hour', async () => {
    const body = JSON.stringify({ target: { user: 'U1' }, message: { text: 'Sent.' } });
    await start('fatal_error', [
      { key: 'old', body, madeAt: Date.UTC(2026, 0, 3) - hour - 1 },
      { key: 'new', body, madeAt: Date.UTC(2026, 0, 3) - hour },
    ]);
    await harness.slack.start();
    await until(() => !store.kept.has('old'));
    expect([...store.kept.keys()]).toEqual(['new']);
  });
});

describe('what tells late answers', () => {
  it('stops when all that it was telling is told, whatever failed meanwhile', async () => {
    const message = { text: 'Sent.' };
    const [bad, good] = ['bad', 'good'].map((key) => ({
      ...{ key, madeAt: 0 },
      body: JSON.stringify({ target: { user: key }, message }),
    }));
    if (bad === undefined || good === undefined) throw new Error('none');
    const store = freshLateAnswers([bad, good]);
    const end = (key: string) => (key === 'bad' ? Promise.reject(new Error('disk full')) : store.end(key));
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    const tell = async ({ user }: { readonly user?: string | undefined }) => {
      if (user === 'good') await slow;
      return { outcome: 'told' } as const;
    };
    const late = createLateAnswers({
      store: { ...store, end },
      send: tell,
      now: () => 0,
      log: pino({ level: 'silent' }),
    });
    late.start();
    const stopping = late.stop();
    setTimeout(release, 50);
    await stopping;
    expect([...store.kept.keys()]).toEqual(['bad']);
  });
});
