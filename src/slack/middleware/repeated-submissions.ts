import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import type { Deadline } from '../../ops/deadline.ts';
import { withTimeout } from '../../ops/with-timeout.ts';
import { digestOf } from '../../tickets/instruction-key.ts';
import { staleAfter } from '../../tickets/once-only.ts';
import type { Begun, Cache, OnceStore } from '../../tickets/ports.ts';
import { at, factsOf, text, isReplayed } from '../payload.ts';
import { instructionOf } from './inbox.ts';

/** One click on a form's button, which may arrive several times. */
export type Press =
  /** The first one. It is carried out, and its answer is recorded for the repetitions. Never rejects. */
  | {
      readonly isFirst: true;
      readonly note: (response: unknown) => Promise<void>;
      /** Records a view before the form shows it instead of the answer. Never rejects. */
      readonly noteShown: (view: unknown) => Promise<void>;
    }
  /** A repetition: this or another process carries out the first one. */
  | {
      readonly isFirst: false;
      /** The answer to the first click; undefined if there is none yet or it is no longer stored. */
      readonly response: unknown;
      /**
       * Waits until Slack has drawn the answer to this click. Never rejects.
       * @returns the view that the first click has shown in the meantime and that this answer may have replaced
       */
      readonly covered: () => Promise<unknown>;
    };

export interface PressesDeps {
  readonly once: OnceStore;
  /** Stores answers for a short time. */
  readonly cache: Cache;
  readonly now: () => number;
  readonly log: Logger;
}

/** @param deadline when Slack needs the acknowledgment */
export type Presses = (body: unknown, deadline: Deadline) => Promise<Press | undefined>;

/** How long answers are stored, in milliseconds. Second clicks come right after the first. */
const notedForMs = 60_000;

/**
 * Time limits in milliseconds: for the database, for waiting until the first click is answered, and the time to leave until the
 * acknowledgment deadline, because the request may still have to be stored and carried out.
 */
const timeoutsMs = { database: 400, first: 1500, rest: 500 } as const;

/** How long Slack takes to draw the view in an acknowledgment, in milliseconds. Not documented; ample for a round trip. */
const drawnAfterMs = 1000;

/** Milliseconds between two checks for the answer to the first click. */
const pollIntervalMs = 100;

/**
 * Recognizes a second click on a form's button. It arrives as a second payload, possibly at another process, with the same view
 * (ID and hash) and the same values. It gets the answer of the first click and isn't carried out: otherwise one of the two could
 * fail and say so before the other is done.
 * @returns undefined for other payloads, if the check fails, or if the first click's process stopped. The payload is then carried
 *   out; changes are protected against repetition where they are made.
 */
export function createPresses({ once, cache, now, log }: PressesDeps): Presses {
  return async (body, deadline) => {
    try {
      const key = keyOf(body);
      if (key === undefined || isReplayed(body)) return undefined;
      const begunAt = now();
      const begun = (await withTimeout(once.begin(key, begunAt), Math.min(timeoutsMs.database, deadline.left())))
        ?.value;
      if (begun === undefined) return undefined;
      if (begun.state === 'new') {
        return {
          isFirst: true,
          note: (response) => record(() => keepAnswer(key, begunAt, response), deadline.left()),
          noteShown: (view) => record(() => storeAnswer(answerKey(key, begunAt), { response_action: 'update', view })),
        };
      }
      const first = firstOf(begun, begunAt);
      // A finished click's answer was stored before it was marked as done: if it isn't there, it has expired.
      const longest = begun.state === 'done' ? 0 : Math.min(timeoutsMs.first, deadline.left() - timeoutsMs.rest);
      if (first === undefined) return undefined;
      const response = await responseOf(answerKey(key, first), longest);
      return { isFirst: false, response, covered: () => coveredBy(response, answerKey(key, first)) };
    } catch (error) {
      log.warn({ err: error }, 'cannot tell whether a button was pressed twice');
      return undefined;
    }
  };

  /** Waits at most `longest` milliseconds. Never rejects: without the record, a second click is carried out or shown less. */
  async function record(work: () => Promise<unknown>, longest = Infinity): Promise<void> {
    try {
      await withTimeout(work(), Math.min(timeoutsMs.database, longest));
    } catch (error) {
      log.warn({ err: error }, 'failed to save the answer to a form');
    }
  }

  async function storeAnswer(key: string, response: unknown): Promise<void> {
    await cache.set(key, JSON.stringify(response ?? null), notedForMs);
  }

  async function keepAnswer(key: string, begunAt: number, response: unknown): Promise<void> {
    await storeAnswer(answerKey(key, begunAt), response);
    // After an error at an input, the same values may be sent again.
    if (at(response, 'response_action') === 'errors') await once.release(key);
    else await once.finish(key, String(begunAt));
  }

  async function coveredBy(response: unknown, key: string): Promise<unknown> {
    if (at(response, 'response_action') !== 'update') return undefined;
    await sleep(drawnAfterMs);
    try {
      const latest = await responseOf(key, 0);
      return isDeepStrictEqual(latest, response) ? undefined : at(latest, 'view');
    } catch (error) {
      log.warn({ err: error }, 'cannot tell what a form shows');
      return undefined;
    }
  }

  async function responseOf(key: string, longest: number): Promise<unknown> {
    // `AbortSignal.timeout` accepts integers only.
    const over = AbortSignal.timeout(Math.max(0, Math.ceil(longest)));
    for (;;) {
      const known = (await withTimeout(cache.get(key), timeoutsMs.database))?.value;
      if (typeof known === 'string') return JSON.parse(known) as unknown;
      if (over.aborted) return undefined;
      await sleep(pollIntervalMs);
    }
  }
}

/**
 * When the first click began, which distinguishes it from an earlier one that ended with an error; undefined if its process
 * stopped.
 */
function firstOf(begun: Exclude<Begun, { readonly state: 'new' }>, now: number): number | undefined {
  if (begun.state === 'done') return Number(begun.result);
  return now - begun.since < staleAfter ? begun.since : undefined;
}

/** The key of the answer to the click that began at this time. */
function answerKey(key: string, begunAt: number): string {
  return `${key}:${begunAt}`;
}

/** Undefined also if the form contains a secret, which must not be stored, not even as a digest. */
function keyOf(body: unknown): string | undefined {
  const [id, hash] = [text(body, 'view', 'id'), text(body, 'view', 'hash')];
  const { user = '' } = factsOf(body);
  if (id === undefined || hash === undefined || instructionOf(body, 0)?.redacted !== false) return undefined;
  return `press:${user}:${id}:${hash}:${digestOf(at(body, 'view', 'state', 'values') ?? {})}`;
}
