import { createHash, scryptSync } from 'node:crypto';
import { interactionKey } from './checks.ts';
import type { FileSource } from './ports.ts';

/** Rounds of scrypt: some 10 ms, which is much for whoever guesses and little for whoever sends a form. */
const cost = 4096;

/**
 * The key of `onceOnly` for what somebody asks for. All that makes it this instruction (who, about which ticket, what was
 * entered) is in it: the same form sent again is a repetition only as long as it says the same.
 * @param key names the interaction
 * @param content JSON values, without secrets: see `secretDigest`
 * @throws DeskError `invalid-input` where the name of the interaction is none
 */
export function instructionKey(kind: string, key: string, content: unknown): string {
  return `${kind}:${interactionKey(key)}:${digestOf(content)}`;
}

/** A digest of a JSON value; the order of properties, and those that are undefined, make no difference. */
export function digestOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content, sorted)).digest('base64url').slice(0, 22);
}

/** What tells one file from another, without its bytes. */
export function fileFacts(files: readonly FileSource[]): readonly unknown[] {
  return files.map(({ id, name, size }) => ({ id, name, size }));
}

/**
 * A digest of what is secret or personal, which stands in a key for as long as that is kept: slow to make, so that nobody finds
 * a password or a phone number by trying. Empty where there is nothing.
 * @param key names the interaction, so that the same secret has another digest elsewhere
 */
export function secretDigest(key: string, secrets: readonly string[]): string {
  if (secrets.every((secret) => secret === '')) return '';
  return scryptSync(JSON.stringify(secrets), key, 16, { N: cost }).toString('base64url');
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
