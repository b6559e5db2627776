import type { TextKey, Texts } from '../../locales/index.ts';
import { isKnownStatus, turnOf, type Turn } from '../../tickets/status.ts';
import { titleOf } from '../../tickets/title.ts';
import { oneLine } from './clean.ts';
import { decodeEntities } from './entities.ts';
import { cut, dateToken, escape } from './text.ts';

/** The word for a status; the number too where the ticket service has one that is not known. */
export function statusWord(status: number, texts: Texts): string {
  return isKnownStatus(status) ? texts(`cards.status.${status}`) : texts('cards.status.other', { status });
}

const turnTexts: Readonly<Record<Turn, TextKey>> = {
  customer: 'cards.turn.customer',
  provider: 'cards.turn.provider',
  nobody: 'cards.turn.nobody',
};

/** Whose turn it is, as a sentence; also for who cannot see colours or pictures. */
export function turnWords(status: number, texts: Texts): string {
  if (!isKnownStatus(status)) return texts('cards.turn.unknown');
  return texts(turnTexts[turnOf(status)]);
}

/** A title is looked for in so many units of the description; people do not write the essential later. */
const titleWithin = 2000;

/** The title as one clean line, not escaped. */
export function shownTitle(description: string, texts: Texts): string {
  const title = oneLine(titleOf(oneLineBreaks(description.slice(0, titleWithin))));
  return title === '' ? texts('cards.untitled') : title;
}

/** A foreign name or id as one line, safe in mrkdwn, with at most `limit` UTF-16 units. */
export function shownName(name: string, limit = 200): string {
  return cut(escape(oneLine(name.slice(0, limit * 2))), limit);
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

/** The title ends at the first line end; what only looks like one does too. */
function oneLineBreaks(description: string): string {
  const text = description.replace(/<br\s{0,9}\/?>/gi, '\n').replace(/<\/?[a-z][^<>]{0,500}>/gi, ' ');
  // Only rich text has its characters escaped.
  return text === description ? text : decodeEntities(text);
}
