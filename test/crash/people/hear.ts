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
  /The engineer of ticket \*?(?<ticket>\d{12,})\*? now has access/,
  /Request rejected for ticket \*?(?<ticket>\d{12,})/,
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
  /hasn't said whether it became a ticket/,
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

/** What was only looked at, or was to open a form, came to nothing: that says nothing of what was sent. */
function isAboutLook(text: string): boolean {
  const [, end, what = ''] = /restarted before it could (answer|finish) “([^”]*)/.exec(text) ?? [];
  if (end === undefined) return text.includes('Slack gave no clear answer. Try again');
  // In a command or a mention words are sent by this one alone. Of what was pressed, a form is what was to come of it.
  const isCommand = /^\/ticket |^\w+ \d{12,}/.test(what);
  return isCommand ? !/^(?:\/ticket )?reply \d{12,} \S/.test(what) : end === 'answer';
}

/** A new form reports the outcome of an earlier one, possibly a different one. */
export function isAboutEarlier(text: string): boolean {
  return /Your ticket from .+? was opened as/.test(text);
}

/** A message about a form that was closed: only those for new tickets are kept as drafts, and have this title. */
export function isAboutNewTicket(text: string): boolean {
  return /Your draft is saved|“New ticket”/.test(text);
}

/** The words of a form became a reply to the ticket of earlier ones. */
export function isReplyInstead(text: string): boolean {
  return /Sent to ticket \*?\d{12,}\*? as a reply/.test(text);
}

/** A mention asked for what takes a form, which only a button can open. */
export function offersForm(text: string): boolean {
  return /open the form to continue/i.test(text);
}

/** What was sent before goes on: who wants the same has to wait. */
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
  if (isAboutLook(text)) return undefined;
  const hit = done.map((words) => words.exec(text)).find((match) => match !== null);
  if (hit) return { kind: 'done', ticket: hit.groups?.ticket };
  const among = (all: readonly RegExp[]) => all.some((words) => words.test(text));
  if (among(asked)) return { kind: 'asked' };
  if (among(unclear)) return { kind: 'unclear' };
  if (among(working)) return { kind: 'working' };
  if (among(failed)) return { kind: 'failed' };
  return undefined;
}
