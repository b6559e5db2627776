import type { Logger } from 'pino';
import { noDeadline, type Deadline } from '../../ops/deadline.ts';
import { within } from '../../ops/within.ts';
import type { InstructionStore } from '../../store/instructions.ts';
import { factsOf } from '../interaction/payload.ts';
import { instructionOf } from './instruction.ts';

/** Milliseconds that an acknowledgement waits at most until the instruction is kept, as far as they are left. */
const patience = 1800;

/** Milliseconds that it waits until it is noted that Slack was told. */
const shortPatience = 300;

/** Milliseconds that the news of a failure waits until that is noted, where the database answered before. */
const failurePatience = 1000;

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
  /**
   * Before the person is told that it failed or may have: no other process does it again then. Never rejects.
   * @returns false where another process has taken it up, and answers
   */
  fail(): Promise<boolean>;
  /** The person has the answer. Never rejects. */
  end(): Promise<void>;
}

export interface InboxParts {
  readonly store: InstructionStore;
  readonly now: () => number;
  readonly log: Logger;
}

export interface InboxOptions {
  /** Another process has written it down under this key. */
  readonly keptAs?: string;
  /** The same came before and may be worked on: what is kept of that is not this one's to change or to end. */
  readonly beside?: boolean;
  /** By which Slack is told that it arrived. */
  readonly deadline?: Deadline;
}

/**
 * What is asked for is written down before it is acknowledged, so that no end of a process loses it.
 * @returns the entry of a payload
 */
export function createInbox({ store, now, log }: InboxParts): (body: unknown, options?: InboxOptions) => Entry {
  return (body, { keptAs, beside = false, deadline = noDeadline } = {}) => {
    const soon = <T>(work: Promise<T>, most: number) => within(work, Math.min(most, deadline.left()));
    let kept = keptAs === undefined ? undefined : { key: keptAs, written: Promise.resolve(true) };
    let isWritten = keptAs !== undefined;
    let failing: Promise<boolean> | undefined;

    async function noteFailure(): Promise<boolean> {
      if (kept === undefined) return true;
      const { key, written } = kept;
      const noted = written.then(
        (isOwn) => !isOwn || store.fail(key),
        () => true,
      );
      try {
        const answer = await soon(noted, isWritten ? failurePatience : shortPatience);
        if (answer !== undefined) return answer.value;
        log.warn(factsOf(body), 'saving a failure timed out, the request may run again after a crash');
      } catch (error) {
        log.warn(
          { err: error, ...factsOf(body) },
          'failed to save a failure, the request may run again after a crash',
        );
      }
      return true;
    }

    return {
      async keep() {
        const instruction = instructionOf(body, now());
        if (kept !== undefined || instruction === undefined) return;
        const isAtOnce = factsOf(body).kind === 'submission';
        const written = store.keep({ ...instruction, acknowledged: !isAtOnce }, { beside });
        kept = { key: instruction.key, written };
        let done: Awaited<ReturnType<typeof within>>;
        try {
          done = await soon(written, patience);
        } catch (error) {
          throw new NotKept(error);
        }
        if (done === undefined) throw new NotKept();
        isWritten = true;
      },
      async acknowledge() {
        if (kept === undefined) return;
        const { key, written } = kept;
        const noted = written.then((isOwn) => (isOwn ? store.acknowledge(key) : undefined));
        await soon(noted, shortPatience).catch((error: unknown) => {
          log.warn({ err: error, ...factsOf(body) }, 'failed to save an acknowledgment');
        });
      },
      fail: () => (failing ??= noteFailure()),
      async end() {
        if (kept === undefined) return;
        const { key, written } = kept;
        const ended = written.then(
          (isOwn) => (isOwn ? store.end(key) : undefined),
          () => undefined,
        );
        await ended.catch((error: unknown) => {
          log.warn({ err: error, ...factsOf(body) }, 'cannot remove an answered request, it will be answered again');
        });
      },
    };
  };
}
