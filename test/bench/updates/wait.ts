import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until a condition holds; returns when it did, on the clock of `performance.now`. Throws after `patience`
 * seconds.
 */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, patience = 180): Promise<number> {
  const end = performance.now() + patience * 1000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`${what}: not within ${patience} s`);
    await sleep(20);
  }
  return performance.now();
}
