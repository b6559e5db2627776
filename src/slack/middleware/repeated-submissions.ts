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

/** One press of a form's button, however often it comes. */
export type Press =
  /** The first: it is done, and what Slack is told is noted for those that follow. Never rejects. */
  | {
      readonly isFirst: true;
      readonly note: (response: unknown) => Promise<void>;
      /** Before the form shows this instead of what Slack was told. Never rejects. */
      readonly noteShown: (view: unknown) => Promise<void>;
    }
  /** Another process, or this one, does it. */
  | {
      readonly isFirst: false;
      /** What Slack was told; undefined if it was not told yet, or if that is no longer known. */
      readonly response: unknown;
      /**
       * Waits until Slack has drawn what this press was answered. Never rejects.
       * @returns the view that the first press has shown meanwhile, which the answer may have covered
       */
      readonly covered: () => Promise<unknown>;
    };

export interface PressesDeps {
  readonly once: OnceStore;
  /** What Slack was told, for a short while. */
  readonly cache: Cache;
  readonly now: () => number;
  readonly log: Logger;
}

/** @param deadline by which Slack is told */
export type Presses = (body: unknown, deadline: Deadline) => Promise<Press | undefined>;

/** Milliseconds that what Slack was told is known: who presses twice does so at once. */
const notedForMs = 60_000;

/**
 * Milliseconds at most for the database, and that the same press waits for what the first one is told; and those that it leaves of the
 * time until the acknowledgement, since it may have to be kept and done after this.
 */
const timeoutsMs = { database: 400, first: 1500, rest: 500 } as const;

/** Milliseconds in which Slack draws the view of an acknowledgment; not documented, and ample for a round trip. */
const drawnAfterMs = 1000;

/** Milliseconds between two looks at what the first press was told. */
const pollIntervalMs = 100;

/**
 * A button that is pressed twice comes twice, to different processes too, in the same state of the form (id and hash of the view)
 * with the same entries. The second is answered like the first, and not done: else one could fail, and say so, before the
 * other is done.
 * @returns undefined for everything else, and where it cannot be told, or the process of the first ended: that is done, once at the
 *   latest where it has an effect
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
          note: (response) => note(key, begunAt, response, deadline),
          noteShown: (view) => noteShown(answerKey(key, begunAt), view),
        };
      }
      const first = firstOf(begun, begunAt);
      // What is done was noted before: where it is not known any more, it is not waited for.
      const longest = begun.state === 'done' ? 0 : Math.min(timeoutsMs.first, deadline.left() - timeoutsMs.rest);
      if (first === undefined) return undefined;
      const response = await responseOf(answerKey(key, first), longest);
      return { isFirst: false, response, covered: () => coveredBy(response, answerKey(key, first)) };
    } catch (error) {
      log.warn({ err: error }, 'cannot tell whether a button was pressed twice');
      return undefined;
    }
  };

  async function note(key: string, begunAt: number, response: unknown, deadline: Deadline): Promise<void> {
    try {
      await withTimeout(keepAnswer(key, begunAt, response), Math.min(timeoutsMs.database, deadline.left()));
    } catch (error) {
      log.warn({ err: error }, 'failed to save the answer to a form');
    }
  }

  async function keepAnswer(key: string, begunAt: number, response: unknown): Promise<void> {
    await cache.set(answerKey(key, begunAt), JSON.stringify(response ?? null), notedForMs);
    // Entries that Slack shows an error for can be sent again as they are.
    if (at(response, 'response_action') === 'errors') await once.release(key);
    else await once.finish(key, String(begunAt));
  }

  async function noteShown(key: string, view: unknown): Promise<void> {
    try {
      const response = JSON.stringify({ response_action: 'update', view });
      await withTimeout(cache.set(key, response, notedForMs), timeoutsMs.database);
    } catch (error) {
      log.warn({ err: error }, 'failed to save the answer to a form');
    }
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
    // It takes whole milliseconds only.
    const over = AbortSignal.timeout(Math.max(0, Math.ceil(longest)));
    for (;;) {
      const known = (await withTimeout(cache.get(key), timeoutsMs.database))?.value;
      if (typeof known === 'string') return JSON.parse(known) as unknown;
      if (over.aborted) return undefined;
      await sleep(pollIntervalMs);
    }
  }
}

/** When the first press began, which tells it from an earlier one that got an error; undefined where its process ended. */
function firstOf(begun: Exclude<Begun, { readonly state: 'new' }>, now: number): number | undefined {
  if (begun.state === 'done') return Number(begun.result);
  return now - begun.since < staleAfter ? begun.since : undefined;
}

/** Where it is noted what the press that began then was told. */
function answerKey(key: string, begunAt: number): string {
  return `${key}:${begunAt}`;
}

/** Undefined also where something secret was entered, of which nothing is kept. */
function keyOf(body: unknown): string | undefined {
  if (factsOf(body).kind !== 'submission') return undefined;
  const [id, hash] = [text(body, 'view', 'id'), text(body, 'view', 'hash')];
  const { user = '' } = factsOf(body);
  if (id === undefined || hash === undefined || instructionOf(body, 0)?.redacted !== false) return undefined;
  return `press:${user}:${id}:${hash}:${digestOf(at(body, 'view', 'state', 'values') ?? {})}`;
}
