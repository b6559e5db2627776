import type { Logger } from 'pino';
import PQueue from 'p-queue';
import type { InstructionStore, LeftInstruction } from '../../store/instructions.ts';
import { fateOf, type Fate } from './fate.ts';

export interface LeftParts {
  readonly store: InstructionStore;
  readonly isHarmless: (body: unknown) => boolean;
  /** Does what is kept under this key, and answers the person. Never rejects. */
  readonly again: (body: Record<string, unknown>, key: string) => Promise<void>;
  /** Tells the person that it was not brought to an end. Never rejects. */
  readonly tell: (body: unknown, fate: Exclude<Fate, 'again'>, left: LeftInstruction) => Promise<void>;
  /** Milliseconds between two looks. */
  readonly every: number;
  readonly now: () => number;
  readonly log: Logger;
}

/** What processes that ended left behind. */
export interface LeftWork {
  /** Looks for it now and regularly. */
  start(): void;
  /** Takes nothing more up. */
  stop(): void;
}

/** Work that is taken up at a time: people who are here now come first. */
const atOnce = 4;

/**
 * How long (milliseconds) what a process without a row received is left to it: it may have stood still, and will say again
 * that it lives.
 */
const benefit = 60_000;

/** Takes up what people asked of processes that ended before the answer. */
export function createLeftWork(parts: LeftParts): LeftWork {
  const { store, isHarmless, again, tell, every, now, log } = parts;
  const queue = new PQueue({ concurrency: atOnce });
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function settle(left: LeftInstruction): Promise<void> {
    // It is handed back with all that this process holds.
    if (stopped) return;
    const body = forAnother(left.body);
    const fate = fateOf(left, body, isHarmless(body), now());
    log.info({ fate, attempts: left.attempts }, 'recovering a request left by a stopped process');
    await (fate === 'again' ? again(body, left.key) : tell(body, fate, left));
    await store.end(left.key);
  }

  async function look(): Promise<void> {
    const room = atOnce - queue.pending - queue.size;
    if (room <= 0) return;
    for (const left of await store.takeUp(room, now() - benefit)) {
      void queue
        .add(() => settle(left))
        .catch((error: unknown) => log.error({ err: error }, 'cannot recover a request left by a stopped process'));
    }
  }

  const turn = () => {
    look()
      .catch((error: unknown) =>
        log.warn({ err: error }, 'cannot look for requests left by stopped processes, retrying'),
      )
      .finally(() => {
        if (!stopped) timer = setTimeout(turn, every);
      });
  };
  return {
    start: turn,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/**
 * The payload for another process to do what it asks for: a trigger lives 3 seconds, so it opens nothing any more, and is
 * still what the person did, by which it is done once.
 */
export function forAnother(json: string): Record<string, unknown> {
  const { trigger_id: spent, ...body } = JSON.parse(json) as Record<string, unknown>;
  return { ...body, ...(spent !== undefined && { spent_trigger_id: spent }), resumed: true };
}
