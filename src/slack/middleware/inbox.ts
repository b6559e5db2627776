import type { Logger } from 'pino';
import { within } from '../../ops/within.ts';
import type { InstructionStore } from '../../store/instructions.ts';
import { NotKept } from '../interaction/resumed.ts';
import { factsOf } from '../payload.ts';
import { instructionOf } from './instruction.ts';

/** Milliseconds that an acknowledgement waits until the instruction is kept; Slack gives it 3 seconds in all. */
const patience = 1800;

/** Milliseconds that it waits until it is noted that Slack was told. */
const shortPatience = 300;

/** Milliseconds that the news of a failure waits until that is noted, where the database answered before. */
const failurePatience = 1000;

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

/**
 * What is asked for is written down before it is acknowledged, so that no end of a process loses it.
 * @returns the entry of a payload; `keptAs`: another process has written it down under this key
 */
export function createInbox({ store, now, log }: InboxParts): (body: unknown, keptAs?: string) => Entry {
  return (body, keptAs) => {
    let kept = keptAs === undefined ? undefined : { key: keptAs, written: Promise.resolve() };
    let isWritten = keptAs !== undefined;
    let failing: Promise<boolean> | undefined;

    async function noteFailure(): Promise<boolean> {
      if (kept === undefined) return true;
      const { key, written } = kept;
      const noted = written.then(
        () => store.fail(key),
        () => true,
      );
      try {
        const answer = await within(noted, isWritten ? failurePatience : shortPatience);
        if (answer !== undefined) return answer.value;
        log.warn(factsOf(body), 'a failure could not be noted in time, the request may be done again after a crash');
      } catch (error) {
        log.warn(
          { err: error, ...factsOf(body) },
          'a failure could not be noted, the request may be done again after a crash',
        );
      }
      return true;
    }

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
        isWritten = true;
      },
      async acknowledge() {
        if (kept === undefined) return;
        await within(store.acknowledge(kept.key), shortPatience).catch((error: unknown) => {
          log.warn({ err: error, ...factsOf(body) }, 'an acknowledgement could not be noted');
        });
      },
      fail: () => (failing ??= noteFailure()),
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
