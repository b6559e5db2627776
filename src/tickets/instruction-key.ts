import { createHash, scryptSync } from 'node:crypto';
import { interactionKey } from './checks.ts';
import type { FileSource } from './ports.ts';

/** Cost of scrypt: about 10 ms, much for someone guessing and little for someone sending a form. */
const cost = 4096;

/**
 * The `onceOnly` key of an instruction. It covers everything that defines the instruction (who, which ticket, what was
 * entered): sending the same form again is a repetition only if it says the same.
 * @param key identifies the interaction
 * @param content JSON values, without secrets: see `secretDigest`
 * @throws DomainError `invalid-input` if the interaction's name is invalid
 */
export function instructionKey(kind: string, key: string, content: unknown): string {
  return `${kind}:${interactionKey(key)}:${digestOf(content)}`;
}

/** A digest of a JSON value. Order of properties and undefined ones make no difference. */
export function digestOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content, sorted)).digest('base64url').slice(0, 22);
}

/** The facts that tell files apart, without their bytes. */
export function fileFacts(files: readonly FileSource[]): readonly unknown[] {
  return files.map(({ id, name, size }) => ({ id, name, size }));
}

/**
 * A digest of secret or personal data, which stays in a key as long as the key is stored. Slow on purpose, so that
 * nobody finds a password or phone number by trying. Empty if there is nothing.
 * @param key identifies the interaction, so that the same secret has another digest elsewhere
 */
export function secretDigest(key: string, secrets: readonly string[]): string {
  if (secrets.every((secret) => secret === '')) return '';
  return scryptSync(JSON.stringify(secrets), key, 16, { N: cost }).toString('base64url');
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
