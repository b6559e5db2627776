import type { Logger } from 'pino';
import { within } from '../../ops/within.ts';
import type { InstructionStore } from '../../store/instructions.ts';
import { factsOf } from '../interaction/payload.ts';
import { instructionOf } from './instruction.ts';

/** Milliseconds that an acknowledgement waits until the instruction is kept; Slack gives it 3 seconds in all. */
const patience = 1800;

/** Milliseconds that it waits until it is noted that Slack was told. */
const shortPatience = 300;

/** What somebody asked for could not be kept, so it was not begun. */
export class NotKept extends Error {
  constructor(cause?: unknown) {
    super('not-kept', { cause });
    this.name = 'NotKept';
  }
}

/** One payload, from its arrival to its answer. */
export interface Entry {
  /**
   * Before the acknowledgement; of a form before the work, which begins before Slack knows that it arrived.
   * @throws NotKept
   */
  keep(): Promise<void>;
  /** Slack is about to be told that it arrived. Never rejects, and hardly waits. */
  acknowledge(): Promise<void>;
  /** Whether another process does it, and answers. Never rejects. */
  isTaken(): Promise<boolean>;
  /** The person has the answer. Never rejects. */
  end(): Promise<void>;
}

export interface InboxParts {
  readonly store: InstructionStore;
  readonly now: () => number;
  readonly log: Logger;
}

/** What is asked for is written down before it is acknowledged, so that no end of a process loses it. */
export function createInbox({ store, now, log }: InboxParts): (body: unknown) => Entry {
  return (body) => {
    let kept: { readonly key: string; readonly written: Promise<void> } | undefined;
    return {
      async keep() {
        const instruction = instructionOf(body, now());
        if (kept !== undefined || instruction === undefined) return;
        const isAtOnce = factsOf(body).kind === 'submission';
        const written = store.keep({ ...instruction, acknowledged: !isAtOnce });
        kept = { key: instruction.key, written };
        let done: Awaited<ReturnType<typeof within>>;
        try {
          done = await within(written, patience);
        } catch (error) {
          throw new NotKept(error);
        }
        if (done === undefined) throw new NotKept();
      },
      async acknowledge() {
        if (kept === undefined) return;
        await within(store.acknowledge(kept.key), shortPatience).catch((error: unknown) => {
          log.warn({ err: error, ...factsOf(body) }, 'an acknowledgement could not be noted');
        });
      },
      async isTaken() {
        if (kept === undefined) return false;
        const taken = await within(store.isTaken(kept.key), shortPatience).catch(() => undefined);
        return taken?.value ?? false;
      },
      async end() {
        if (kept === undefined) return;
        const { key, written } = kept;
        const ended = written.then(
          () => store.end(key),
          () => undefined,
        );
        await ended.catch((error: unknown) => {
          log.warn({ err: error, ...factsOf(body) }, 'cannot remove an answered request, it will be answered again');
        });
      },
    };
  };
}
