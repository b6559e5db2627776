import { pino } from 'pino';
import { createTexts } from '../../src/locales/index.ts';
import { createSlack, type Slack, type SlackOptions } from '../../src/slack/bolt.ts';
import { createInProcessReceiver, type Delivery } from '../support/receiver.ts';
import { startSlackApi, type SlackApi } from '../support/slack-api.ts';
import { createFakeUseCases } from './fake-use-cases.ts';
import { freshInstructions } from './instructions.ts';
import { freshLateAnswers } from './interaction/answers-in-memory.ts';
import { freshOnce } from './once.ts';

export { createFakeUseCases, ticket } from './fake-use-cases.ts';

export const texts = createTexts('en');

/** Waits for something that happens on its own; gives up in the end, so that a fault does not keep the process alive. */
export async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 3000) throw new Error('It never happened.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export interface Harness {
  readonly api: SlackApi;
  readonly slack: Slack;
  readonly useCases: ReturnType<typeof createFakeUseCases>;
  /** Lines of the log. */
  readonly lines: readonly string[];
  deliver(body: Record<string, unknown>, how?: { readonly isLost?: boolean }): Delivery;
  /** Types `/ticket <text>` in C1 and waits until all is done; answers what the person was shown. */
  type(text: string, more?: Record<string, unknown>): Promise<Shown[]>;
  /** Clicks a button and waits until all is done. */
  click(action: string, value: string, more?: Record<string, unknown>): Promise<Shown[]>;
  /** What response URLs got since the start. */
  answered(): Shown[];
  close(): Promise<void>;
}

export interface Shown {
  readonly text: string;
  readonly blocks?: readonly Record<string, unknown>[];
  readonly replace_original?: boolean;
}

/** An acknowledgement may hold the answer. */
const isShown = (acked: unknown): acked is Shown => typeof acked === 'object' && acked !== null && 'text' in acked;

/** The whole surface, in process, against a Slack of a few answers and fake use cases. */
export async function startHarness(
  useCases = createFakeUseCases(),
  more: Partial<SlackOptions> = {},
): Promise<Harness> {
  const api = await startSlackApi();
  api.answer('auth.test', () => ({ ok: true, user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1' }));
  api.answer('users.info', () => ({ ok: true, user: { id: 'U1', team_id: 'T1' } }));
  api.answer('conversations.info', () => ({ ok: true, channel: { id: 'C1', is_member: true } }));
  const lines: string[] = [];
  const seen = new Map<string, unknown>();
  const receiver = createInProcessReceiver();
  const slack = createSlack({
    botToken: 'xoxb-canary-0123456789',
    apiUrl: api.url,
    connection: receiver,
    roles: {
      default: 'requester',
      guests: 'viewer',
      external: 'none',
      viewers: [],
      requesters: [],
      operators: [],
      admins: ['U1'],
    },
    once: freshOnce(),
    instructions: freshInstructions(),
    lateAnswers: freshLateAnswers(),
    onBehalf: (_, work) => work(),
    useCases,
    language: 'en',
    textsIn: createTexts,
    cache: {
      get: (key) => Promise.resolve(seen.get(key)),
      set: (key, value) => Promise.resolve(void seen.set(key, value)),
      delete: (key) => Promise.resolve(void seen.delete(key)),
    },
    log: pino({ level: 'debug' }, { write: (line) => lines.push(line) }),
    now: () => Date.UTC(2026, 0, 3),
    writes: () => Promise.resolve(true),
    files: { open: () => Promise.resolve(new ReadableStream()) },
    status: () =>
      Promise.resolve({
        ...{ reading: 'feed', followed: 2, pending: 0, dead: 1, paused: 0 },
        ...{ lag: { polls: 0, posts: 0 }, budget: { perMinute: 600, free: 150 } },
        processes: [{ name: 'host:1', since: Date.UTC(2026, 0, 2), groups: 3 }],
      }),
    ...more,
  });
  const answered = () =>
    api.calls.filter(({ method }) => method === 'respond').map(({ args }) => args as unknown as Shown);
  const after = async (delivery: Delivery): Promise<Shown[]> => {
    const before = answered().length;
    const acked = await delivery.ack;
    await delivery.done;
    return [...(isShown(acked) ? [acked] : []), ...answered().slice(before)];
  };
  const person = { user_id: 'U1', team_id: 'T1', channel_id: 'C1', response_url: `${api.url}respond` };
  return {
    api,
    slack,
    useCases,
    lines,
    deliver: receiver.deliver,
    answered,
    type: (text, extra) =>
      after(receiver.deliver({ command: '/ticket', text, trigger_id: 'trigger.1', ...person, ...extra })),
    click: (action_id, value, extra) =>
      after(
        receiver.deliver({
          type: 'block_actions',
          user: { id: 'U1', team_id: 'T1' },
          channel: { id: 'C1' },
          trigger_id: 'trigger.2',
          response_url: person.response_url,
          actions: [{ type: 'button', action_id, block_id: 'b', value }],
          ...extra,
        }),
      ),
    close: () => api.close(),
  };
}
