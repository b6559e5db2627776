import type { Said } from './instruction.ts';

/** What a person makes of a text of the bot; `working`: there is more to come. Undefined where it is about nothing that was asked for. */
export type Understood = Said | { readonly kind: 'working' };

const done = [
  /Ticket \*?(?<ticket>\d{12,})\*? (?:is|was) (?:created|opened)/,
  /Ticket \*?(?<ticket>\d{12,})\*? opened/,
  /[Yy]our reply to ticket \*?(?<ticket>\d{12,})\*? was sent/,
  /Ticket \*?(?<ticket>\d{12,})\*? (?:was|is) (?:closed|canceled|completed)/,
  /This ticket is (?:completed|canceled) by now/,
  /Ticket \*?(?<ticket>\d{12,})\*? (?:got|lost) /,
  /labels of ticket \*?(?<ticket>\d{12,})\*? are as they were/,
  /The engineer has access now|The request was rejected/,
  /Sent to ticket \*?(?<ticket>\d{12,})\*? as a reply/,
  /Ticket \*?(?<ticket>\d{12,})\*? stays as it is/,
  /Your ticket from .+? was opened as \*?(?<ticket>\d{12,})/,
];

const asked = [/Is it one of these\?/, /[Ee]arlier version of this form was opened/];

const unclear = [
  /not (?:certain|clear|known) whether/,
  /nothing shows whether/,
  /may (?:not )?have been done/,
  /check whether this was done/,
  /is being done already/,
];

const failed = [
  /Not done/,
  /nothing (?:was|is) (?:done|sent|created|changed)/i,
  /was not (?:created|done|sent)/,
  /none was opened/,
  /so nobody was let in/,
  /cannot be reached/,
  /could not be opened/,
  /Too much at once/,
  /[Tt]ry again/,
];

const working = [
  /Working on it/,
  /Sending…|Checking your ticket|Creating your ticket|Uploading|Looking whether|Linking it|being created already|Loading…/,
];

/** What was only looked at came to nothing: that says nothing of what was sent. */
const isAboutLook =
  /restarted before it could answer “\/ticket (?:list|messages) |Slack did not answer properly\. Try again/;

/** A new form tells what became of one that was sent before, perhaps of another. */
export function isAboutEarlier(text: string): boolean {
  return /Your ticket from .+? was opened as/.test(text);
}

/** What was sent before goes on: who wants the same has to wait. */
export function saysStillSending(text: string): boolean {
  return text.includes('is still being sent');
}

/** A message was edited after the app had begun with it: what it answers is about the words from before. */
export function saysTooLate(text: string): boolean {
  return text.includes('so your earlier words count');
}

/**
 * Reads a text as a person does: that something was done counts most, and what leaves it open more than what denies it
 * ("Not done. The ticket service did not answer, so it is not certain ...").
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
