/**
 * The pause before the next attempt, in milliseconds: anything up to a bound that doubles with each attempt ("full
 * jitter"), so that those who failed together do not come back together.
 * @param attempts how many failed, from 1
 * @param max the ceiling of the bound
 * @param random a number from 0 up to 1
 */
export function backoff(attempts: number, max: number, random: () => number): number {
  return Math.round(random() * Math.min(max, 2000 * 2 ** Math.min(attempts - 1, 30)));
}
