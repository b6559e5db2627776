import { setTimeout as pause } from 'node:timers/promises';
import type { Timing } from '../../src/updates/timing.ts';
import { foreignAnswers } from '../support/foreign-answers.ts';
import type { ForeignPlace } from '../support/foreign-place.ts';
import type { Chance } from './chance.ts';

/** What the bot calls most; a proxy may well break one path alone. */
const operations = [
  'listNewInstantMessages',
  'showCaseDetail',
  'listCases',
  'listMessages',
  'createMessages',
  'listUnreadNewInstantMessages',
] as const;

/** In which share of all spans every operation is struck. */
const whole = 0.5;

/**
 * Puts something else in the place of the ticket service for spans, each with another answer, until it is told to end. All
 * answers come in turn, in an order by chance. Spans last for a few polls, the times between them as long.
 * @returns what ends it
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
