/**
 * The pause before the next attempt, in milliseconds: a random time up to a limit that doubles with each attempt ("full
 * jitter"), so that callers that failed together don't retry together.
 * @param attempts failed attempts so far, from 1
 * @param max the maximum of the limit, in milliseconds
 * @param random returns a number from 0 up to, but not including, 1
 */
export function backoff(attempts: number, max: number, random: () => number): number {
  return Math.round(random() * Math.min(max, 2000 * 2 ** Math.min(attempts - 1, 30)));
}
