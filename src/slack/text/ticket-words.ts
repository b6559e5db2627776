import type { Texts } from '../../locales/index.ts';
import { isKnownStatus } from '../../tickets/ticket/status.ts';
import { titleOf } from '../../tickets/words/title.ts';
import { plainText, type Document } from './document.ts';
import { foreign } from './foreign.ts';
import { readForeign } from './read.ts';
import { cut, dateToken, oneLine } from './plain-text.ts';

/** The words for a status, which also say whose turn it is; the number where the status is not known. */
export function statusWord(status: number, texts: Texts): string {
  return isKnownStatus(status) ? texts(`cards.status.${status}`) : texts('cards.status.other', { status });
}

/** A title is looked for in so many units of the description; people do not write the essential later. */
const titleWithin = 2000;

/** The title as one clean line, in plain words. */
export function shownTitle(description: string, texts: Texts): string {
  const written = plainText(readForeign(description, texts('cards.picture'), titleWithin));
  const title = oneLine(titleOf(written));
  return title === '' ? texts('cards.untitled') : title;
}

/** A foreign name or id as one line with at most `limit` UTF-16 units, marked as foreign. */
export function shownName(name: string, limit = 200): string {
  return foreign(cut(oneLine(name.slice(0, limit * 2)), limit));
}

/** What somebody wrote at the service, HTML or plain, as one line, marked as foreign. */
export function shownWords(written: string, limit: number, texts: Texts): string {
  return shownLine(readForeign(written, texts('cards.picture')), limit);
}

/** A text that was read before, as one line, marked as foreign. */
export function shownLine(document: Document, limit: number): string {
  return foreign(cut(oneLine(plainText(document)), limit));
}

/** A time in the reader's zone; readers whose client cannot draw it see UTC. */
export function shownTime(at: number): string {
  return dateToken(at, utc(at));
}

/** For texts that are read out: no token, UTC. */
export function utc(at: number): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? '–' : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
