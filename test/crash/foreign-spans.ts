import { setTimeout as pause } from 'node:timers/promises';
import type { Timing } from '../../src/updates/timing.ts';
import { foreignAnswers } from '../support/foreign-answers.ts';
import type { ForeignPlace } from '../support/foreign-place.ts';
import type { Chance } from './chance.ts';

/** The operations that the bot calls most; a proxy may break a single path. */
const operations = [
  'listNewInstantMessages',
  'showCaseDetail',
  'listCases',
  'listMessages',
  'createMessages',
  'listUnreadNewInstantMessages',
] as const;

/** The share of spans that affect every operation. */
const whole = 0.5;

/**
 * Puts something else in the ticket service's place for spans of time, each with another answer, until stopped. Every
 * answer comes up, in random order. Spans last for a few polls, and so do the times between them.
 * @returns a function that stops it
 */
export function startForeignSpans(
  place: ForeignPlace,
  { timing, chance }: { readonly timing: Pick<Timing, 'pollInterval'>; readonly chance: Chance },
): () => Promise<void> {
  const over = new AbortController();
  const wait = (polls: number) => pause(chance.between(0, polls * timing.pollInterval), undefined, over);
  const playOn = async () => {
    let left = [...foreignAnswers];
    while (!over.signal.aborted) {
      await wait(4);
      const answer = chance.pick(left);
      left = left.length === 1 ? [...foreignAnswers] : left.filter((other) => other !== answer);
      place.begin(answer, chance.happens(whole) ? undefined : chance.pick(operations));
      await wait(4);
      place.end();
    }
  };
  const played = playOn().catch((error: unknown) => {
    if (!over.signal.aborted) throw error;
  });
  return async () => {
    over.abort();
    await played;
    place.end();
  };
}
