import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { DueAnswer, LateAnswerStore } from '../../store/late-answers.ts';
import type { Message } from '../kit/message.ts';
import type { AnswerTry, UnsentAnswer } from './call.ts';
import type { Target } from './context.ts';

export interface LateAnswersDeps {
  readonly store: LateAnswerStore;
  readonly send: (target: Target, message: Message) => Promise<AnswerTry>;
  readonly now: () => number;
  readonly log: Logger;
}

/** Answers that Slack temporarily refused. */
export interface LateAnswers {
  /** Stores an answer, so that it survives the end of the process. Never rejects. */
  keep(unsent: UnsentAnswer): Promise<void>;
  /** Delivers answers that are due, now and at regular intervals. */
  start(): void;
  /** Leaves stored answers to other processes, and waits for those being delivered. */
  stop(): Promise<void>;
}

const second = 1000;

/** How long an answer is retried, in milliseconds. By then, the person has found out in another way. */
const longestDelay = 3600 * second;

/** Milliseconds before each attempt; the last value applies to all further attempts. */
const pauses = [2, 5, 15, 30, 60].map((seconds) => seconds * second);

/** Milliseconds between two checks for due answers. */
const every = second;

/** Time limit for one attempt with all methods, in milliseconds; each call times out after 10 seconds (`client.ts`). */
const held = 60 * second;

/** Retries answers that Slack temporarily refused. A duplicate answer does no harm; a lost one does. */
export function createLateAnswers({ store, send, now, log }: LateAnswersDeps): LateAnswers {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();

  async function settle({ key, body, madeAt, attempts }: DueAnswer): Promise<void> {
    const { target, message } = JSON.parse(body) as Omit<UnsentAnswer, 'retryAfter'>;
    const tried = await send(target, message);
    const isOver = tried.outcome === 'later' && now() - madeAt > longestDelay;
    if (tried.outcome === 'refused' || isOver) {
      log.warn({ user: target.user, channel: target.channel, attempts }, 'answer not delivered');
    }
    if (tried.outcome === 'later' && !isOver)
      await store.postpone(key, now() + pauseBefore(attempts, tried.retryAfter));
    else await store.end(key);
  }

  async function look(): Promise<void> {
    const at = now();
    const due = await store.takeDue(at, at + held);
    const settled = await Promise.allSettled(due.map(settle));
    for (const one of settled) {
      if (one.status === 'rejected')
        log.warn({ err: one.reason as unknown }, 'cannot deliver an answer, retrying later');
    }
  }

  const turn = () => {
    looking = look()
      .catch((error: unknown) => log.warn({ err: error }, 'cannot read undelivered answers, will retry'))
      .finally(() => {
        if (!stopped) timer = setTimeout(turn, every);
      });
  };

  return {
    async keep({ target, message, retryAfter }) {
      const body = JSON.stringify({ target, message });
      const at = now();
      try {
        await store.keep({ key: randomUUID(), body, madeAt: at }, at + pauseBefore(0, retryAfter));
      } catch (error) {
        log.warn({ err: error, user: target.user, channel: target.channel }, 'answer not delivered');
      }
    },
    start: turn,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}

function pauseBefore(tries: number, retryAfter: number): number {
  return Math.min(Math.max(pauses[tries] ?? pauses.at(-1) ?? 0, retryAfter), longestDelay);
}
