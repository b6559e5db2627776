import { digestOf, fileFacts, secretDigest } from '../instruction-key.ts';
import { textKey } from '../words/message-key.ts';
import type { Submission } from '../requests.ts';
import { cleanText } from '../words/words.ts';

/**
 * Names a version of a submission: different words, choices, contacts or files give a different name. It starts with
 * the key of the words, by which the ticket is found, followed by the caller's digest of the form. The channel to
 * follow the ticket in is left out: it can be set for an existing ticket.
 */
export function versionOf({ key, ticket, files, related, isPrivate, form = '' }: Submission): string {
  const { parameters, contact = {}, ...rest } = ticket;
  const description = cleanText(ticket.description);
  const { areaCode = '', phone = '', email = '', copies = [] } = contact;
  const guarded = [...Object.entries(parameters).flat(), areaCode, phone, email, ...copies];
  const content = {
    ticket: { ...rest, description },
    // Some parameters are secret, and nothing here says which.
    guarded: secretDigest(key, guarded),
    files: fileFacts(files),
    related: related ?? [],
    // Only if chosen, so that versions from before this choice existed still match.
    isPrivate: isPrivate === true ? true : undefined,
  };
  return [textKey(description), form, digestOf(content)].join('.');
}

/** Whether both submitted the same ticket, whatever else the forms held. False if a version is unknown. */
export function isSameVersion(one: string | undefined, other: string): boolean {
  const [words, , content] = other.split('.');
  const [knownWords, , knownContent] = one?.split('.') ?? [];
  return words === knownWords && content === knownContent;
}

/** The key of a version's words: see `textKey`. */
export function wordsOf(version: string): string {
  return version.split('.', 1)[0] ?? '';
}

/** The digest of the form that a version was submitted from. */
export function formOf(version: string): string {
  return version.split('.')[1] ?? '';
}
