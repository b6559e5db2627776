import { randomBytes } from 'node:crypto';

/**
 * An id like Slack's: a letter or two and ten characters. They are random, so that a workspace restored from an older
 * snapshot never assigns an id twice.
 */
export function newId(prefix: string): string {
  const digits = Array.from(randomBytes(10), (byte) => (byte % 36).toString(36)).join('');
  return prefix + digits.toUpperCase();
}

/** An unguessable secret for URLs and triggers. */
export function newSecret(): string {
  return randomBytes(16).toString('hex');
}

/** Message timestamps: seconds with six decimals, strictly increasing; they identify a message in its channel. */
export function createTimestamps(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, Math.floor(now()) * 1000);
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
  };
}
