import { actions, type Action } from './ticket/actions.ts';
import { DomainError } from './errors.ts';
import type { Place } from './links/link.ts';
import { cleanText } from './words/words.ts';

/**
 * A ticket id as a person typed it. It goes into a request path, so characters with a meaning there are rejected.
 * @throws DomainError `invalid-input`
 */
export function ticketId(typed: string): string {
  const id = typed.trim();
  if (!isTicketId(id)) throw new DomainError('invalid-input', { field: 'id' });
  return id;
}

/** Whether this can be a ticket id: ids are opaque words; so far they have letters, digits, hyphens and underscores. */
export function isTicketId(id: string | undefined): id is string {
  return id !== undefined && /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(id);
}

/** Validates an action from a form, which a client may have tampered with. @throws DomainError `invalid-input` */
export function actionOf(action: string): Action {
  const known = actions.find((candidate) => candidate === action);
  if (known === undefined) throw new DomainError('invalid-input', { field: 'action' });
  return known;
}

/** The unique name of an interaction. @throws DomainError `invalid-input` */
export function interactionKey(key: string): string {
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new DomainError('invalid-input', { field: 'key' });
  return key;
}

/** A channel, or a thread in it, by Slack ids. @throws DomainError `invalid-input` */
export function placeOf(place: Place): Place {
  if (!/^[A-Z][A-Z0-9]{1,30}$/.test(place.channel)) throw new DomainError('invalid-input', { field: 'channel' });
  if (place.thread !== undefined && !/^\d{1,14}\.\d{1,9}$/.test(place.thread)) {
    throw new DomainError('invalid-input', { field: 'thread' });
  }
  return { channel: place.channel, thread: place.thread };
}

/** A page number, starting at 0. @throws DomainError `invalid-input` */
export function pageNumber(page: number): number {
  if (!Number.isInteger(page) || page < 0 || page > 10_000) throw new DomainError('invalid-input', { field: 'page' });
  return page;
}

/**
 * A text as it is sent. Its length is counted in UTF-16 code units, as Java and JavaScript do. Whether the API counts
 * those or characters is not documented; a text never has more characters than code units.
 * @throws DomainError `text-empty`, `text-too-long` (detail: field, limit, length)
 */
export function textWithin(field: string, text: string, limit: number): string {
  const clean = cleanText(text);
  if (clean === '') throw new DomainError('text-empty', { field });
  if (clean.length > limit) throw new DomainError('text-too-long', { field, limit, length: clean.length });
  return clean;
}
