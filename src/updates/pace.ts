import type { Timing } from './timing.ts';

type Intervals = Pick<Timing, 'pollInterval' | 'maxPollInterval'>;

/** Each pace is so many times slower than the one before. */
const factor = 4;

/**
 * A ticket is told late by at most so many times less than it was quiet before: by 15 s within the first hour, then by
 * a minute, by 4 minutes after 4 hours, and by 10 minutes after 10 hours.
 */
const intervalsPerTier = 60;

/** The pauses between two readings, fastest first: the tiers. Milliseconds. */
export function tiersOf({ pollInterval, maxPollInterval }: Intervals): readonly number[] {
  const tiers = [pollInterval];
  for (let interval = pollInterval * factor; interval < maxPollInterval; interval *= factor) tiers.push(interval);
  if (maxPollInterval > pollInterval) tiers.push(maxPollInterval);
  return tiers;
}

/** The tier of a ticket that was quiet for so long, in milliseconds. */
export function tierOf(quiet: number, tiers: readonly number[]): number {
  return Math.max(
    0,
    tiers.findLastIndex((interval) => interval * intervalsPerTier <= quiet),
  );
}

/** From how long on, and to less than how long, the tickets of a tier were quiet; milliseconds. */
export function quietOf(tier: number, tiers: readonly number[]): { readonly from: number; readonly below: number } {
  const start = (of: number) => (of === 0 ? -Infinity : (tiers[of] ?? Infinity) * intervalsPerTier);
  return { from: start(tier), below: start(tier + 1) };
}

/** The nearest tier there is: groups may be from a time with other intervals. */
export function knownTier(tier: number, tiers: readonly number[]): number {
  return Math.min(tier, tiers.length - 1);
}

/** A poll that was claimed that soon after it was due keeps its beat, so that small delays do not add up. Milliseconds. */
const punctual = 1000;

/** What a poll was, for the time of the next one. */
export interface Pace {
  /** When it was due, when its first call began, and what time it is; epoch milliseconds. */
  readonly due: number;
  readonly at: number;
  readonly now: number;
  /** Between two readings of a ticket, milliseconds. */
  readonly interval: number;
  /** Which part of the group was read: all of it by the feed. */
  readonly share: number;
}

/** What a poll took is taken off the pause, up to this part of it: what it brings is to be recorded within one interval. */
const maxTakenOff = 1 / 15;

/** When a group is due again, epoch milliseconds. */
export function nextDue({ due, at, now, interval, share }: Pace): number {
  const from = due <= at && at - due < punctual ? due : at;
  const pause = Math.round(interval * share);
  return Math.max(from + pause - Math.min(now - at, Math.floor(pause * maxTakenOff)), now);
}
