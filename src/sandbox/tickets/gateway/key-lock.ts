import { unauthorized, WrongSignature } from './refusal.ts';

/** How long a key is locked, in milliseconds. */
const lockedFor = 5 * 60_000;

/**
 * Locks access keys: after a number of consecutive wrong signatures, no signature is accepted for five minutes, not
 * even a valid one.
 */
export interface KeyLock {
  /** @throws Refusal 401 if the key is locked, and what `verify` throws */
  guard<T>(accessKey: string, verify: () => T): T;
}

export function createKeyLock(max: number, now: () => number): KeyLock {
  const failures = new Map<string, { count: number; last: number }>();
  return {
    guard(accessKey, verify) {
      const before = failures.get(accessKey);
      if (before !== undefined && before.count > max) {
        if (now() - before.last < lockedFor) throw unauthorized('AK access failed to reach the limit,forbidden.');
        failures.delete(accessKey);
      }
      try {
        const verified = verify();
        failures.delete(accessKey);
        return verified;
      } catch (error) {
        if (error instanceof WrongSignature) {
          failures.set(accessKey, { count: (failures.get(accessKey)?.count ?? 0) + 1, last: now() });
        }
        throw error;
      }
    },
  };
}
