import { digestOf, fileFacts, secretDigest } from '../instruction-key.ts';
import { textKey } from '../words/message-key.ts';
import type { Submission } from '../requests.ts';
import { cleanText } from '../words/words.ts';

/**
 * Names what was submitted: other words, choices, contacts or files have another name. In front stands the key of the
 * words alone, by which its ticket is found, then the caller's own mark of the form. Where the ticket is followed is
 * no part of it: that can be had for a ticket that exists.
 */
export function versionOf({ key, ticket, files, related, isPrivate, form = '' }: Submission): string {
  const { parameters, contact = {}, ...rest } = ticket;
  const description = cleanText(ticket.description);
  const { areaCode = '', phone = '', email = '', copies = [] } = contact;
  const guarded = [...Object.entries(parameters).flat(), areaCode, phone, email, ...copies];
  const content = {
    ticket: { ...rest, description },
    // Some parameters are secret, and nothing here tells which.
    guarded: secretDigest(key, guarded),
    files: fileFacts(files),
    related: related ?? [],
    // Only where it is chosen, so that versions from before there was this choice are still known.
    isPrivate: isPrivate === true ? true : undefined,
  };
  return [textKey(description), form, digestOf(content)].join('.');
}

/** Whether the same was submitted, whatever the form held besides. False where a version is not known. */
export function isSameVersion(one: string | undefined, other: string): boolean {
  const [words, , content] = other.split('.');
  const [knownWords, , knownContent] = one?.split('.') ?? [];
  return words === knownWords && content === knownContent;
}

/** The key of the words of a version: see `textKey`. */
export function wordsOf(version: string): string {
  return version.split('.', 1)[0] ?? '';
}

/** The mark of the form that a version was submitted from. */
export function formOf(version: string): string {
  return version.split('.')[1] ?? '';
}
