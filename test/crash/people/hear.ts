import type { Said } from './instruction.ts';

/**
 * What a person understands from a text by the bot; `working`: more will follow. Undefined if it is not about a
 * request.
 */
export type Understood = Said | { readonly kind: 'working' };

const done = [
  /Ticket \*?(?<ticket>\d{12,})\*? (?:is )?(?:opened|closed|canceled)/,
  /Reply sent to ticket \*?(?<ticket>\d{12,})/,
  /This ticket is already (?:closed|canceled)/,
  /(?:Added|Removed) .*?labels?.*? ticket \*?(?<ticket>\d{12,})/,
  /No changes to the labels of ticket \*?(?<ticket>\d{12,})/,
  /The engineer now has access|Request rejected/,
  /Sent to ticket \*?(?<ticket>\d{12,})\*? as a reply/,
  /Ticket \*?(?<ticket>\d{12,})\*? stays as it is/,
  /Your ticket from .+? was opened as \*?(?<ticket>\d{12,})/,
];

const asked = [/Already reported\?/, /[Ee]arlier version of this form was opened/];

const unclear = [
  /[Cc]heck the ticket before retrying/,
  /Check whether this was done/,
  /may have gone through/,
  /is already in progress/,
];

const failed = [
  /nothing (?:was|is|else was) (?:done|sent|created|changed)/i,
  /No ticket was opened/,
  /can't be reached/,
  /Too much at once/,
  /[Tt]ry again/,
];

const working = [
  /Working on it/,
  /Sending…|Checking your ticket|Creating your ticket|Uploading|Checking whether|Posting it in|already being opened|Sending your reply|Loading…/,
];

/** A failed lookup says nothing about what was sent. */
const isAboutLook =
  /restarted before it could answer “\/ticket (?:list|messages) |Slack gave no clear answer\. Try again/;

/** A new form reports the outcome of an earlier one, possibly a different one. */
export function isAboutEarlier(text: string): boolean {
  return /Your ticket from .+? was opened as/.test(text);
}

/** An earlier submission is still being sent: people who want the same have to wait. */
export function saysStillSending(text: string): boolean {
  return text.includes('is still being sent');
}

/** A message was edited after the app had started on it: the answer is about the original text. */
export function saysTooLate(text: string): boolean {
  return text.includes('so your original message counts');
}

/**
 * Interprets a text as a person does: that something was done takes precedence, then that the outcome is open, then
 * that it failed ("Nothing was sent. Check the ticket before retrying.").
 */
export function understand(text: string): Understood | undefined {
  if (isAboutLook.test(text)) return undefined;
  const hit = done.map((words) => words.exec(text)).find((match) => match !== null);
  if (hit) return { kind: 'done', ticket: hit.groups?.ticket };
  const among = (all: readonly RegExp[]) => all.some((words) => words.test(text));
  if (among(asked)) return { kind: 'asked' };
  if (among(unclear)) return { kind: 'unclear' };
  if (among(working)) return { kind: 'working' };
  if (among(failed)) return { kind: 'failed' };
  return undefined;
}
