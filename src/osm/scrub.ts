import { encode } from './encode.ts';

/** Longest piece of a foreign text that an error or a log line takes. */
const longest = 300;

/**
 * Makes the service's words fit for an error message: secrets taken out, control characters and line breaks turned into
 * spaces, cut. A gateway may well echo what it received.
 */
export function scrub(words: string, secrets: readonly string[]): string {
  let clean = words;
  for (const secret of secrets) {
    if (secret.length >= 4) clean = clean.replaceAll(secret, '[secret]').replaceAll(encode(secret), '[secret]');
  }
  clean = clean.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
  return clean.length <= longest ? clean : clean.slice(0, longest).replace(/\p{Cs}$/u, '') + '…';
}
