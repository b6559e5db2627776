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

/** Answers that Slack did not take for now. */
export interface LateAnswers {
  /** Keeps one, so that no end of a process loses it. Never rejects. */
  keep(unsent: UnsentAnswer): Promise<void>;
  /** Tells those that are due, now and regularly. */
  start(): void;
  /** Leaves those that are there to others, and waits for those that are being told. */
  stop(): Promise<void>;
}

const second = 1000;

/** How long an answer is tried again, milliseconds: later the person has long looked after it in another way. */
const longestDelay = 3600 * second;

/** Milliseconds before each try; the last one counts for all that follow. */
const pauses = [2, 5, 15, 30, 60].map((seconds) => seconds * second);

/** Milliseconds between two looks at what is due. */
const every = second;

/** Milliseconds that a try may take, all ways together: each call ends after 10 s (`client.ts`). */
const held = 60 * second;

/** Tries again what Slack did not take: an answer that comes twice does no harm, one that is lost does. */
export function createLateAnswers({ store, send, now, log }: LateAnswersDeps): LateAnswers {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();

  async function settle({ key, body, madeAt, attempts }: DueAnswer): Promise<void> {
    const { target, message } = JSON.parse(body) as Omit<UnsentAnswer, 'retryAfter'>;
    const came = await send(target, message);
    const isOver = came.outcome === 'later' && now() - madeAt > longestDelay;
    if (came.outcome === 'refused' || isOver) {
      log.warn({ user: target.user, channel: target.channel, attempts }, 'answer not delivered');
    }
    if (came.outcome === 'later' && !isOver) await store.postpone(key, now() + pauseBefore(attempts, came.retryAfter));
    else await store.end(key);
  }

  async function look(): Promise<void> {
    const at = now();
    const due = await store.takeDue(at, at + held);
    const settled = await Promise.allSettled(due.map(settle));
    for (const one of settled) {
      if (one.status === 'rejected') log.warn({ err: one.reason as unknown }, 'an answer will be told once more');
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
