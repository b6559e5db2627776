import { encode } from './encode.ts';

/** The most characters of a foreign text in an error or a log line. */
const longest = 300;

/**
 * Makes the service's message safe for an error: removes secrets, replaces control characters and line breaks with spaces, and
 * cuts it. Gateways may echo what they receive.
 */
export function scrub(words: string, secrets: readonly string[]): string {
  let clean = words;
  for (const secret of secrets) {
    if (secret.length >= 4) clean = clean.replaceAll(secret, '[secret]').replaceAll(encode(secret), '[secret]');
  }
  clean = clean.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
  return clean.length <= longest ? clean : clean.slice(0, longest).replace(/\p{Cs}$/u, '') + '…';
}
