import type { Texts } from '../../locales/index.ts';
import { list, text } from '../payload.ts';
import { cut } from '../text/cut.ts';
import { foreign } from '../text/document.ts';

/** The request opens a form, but its trigger has expired: the person has to ask again. */
export class TriggerExpired extends Error {
  constructor() {
    super('trigger-expired');
    this.name = 'TriggerExpired';
  }
}

/** Says that the app restarted before the request was finished. `words` quotes the request (see `wordsOf`). */
export function restartedWords(words: string | undefined, fate: 'ask' | 'unclear', texts: Texts): string {
  const what = words === undefined ? texts('errors.restarted.this') : `“${foreign(words)}”`;
  return texts(`errors.restarted.${fate}`, { what });
}

/** Maximum length of the quote, in characters. */
const longest = 100;

/** The request in the person's words, or in those of the button or form; undefined if the payload has none. */
export function wordsOf(body: unknown): string | undefined {
  const command = text(body, 'command');
  const words =
    (command === undefined ? undefined : `${command} ${text(body, 'text') ?? ''}`) ??
    text(body, 'event', 'text')?.replace(/^\s*<@\w+>\s*/, '') ??
    text(body, 'view', 'title', 'text') ??
    text(list(body, 'actions')[0], 'text', 'text');
  const line = words?.replace(/\s+/g, ' ').trim();
  if (line === undefined || line === '') return undefined;
  return cut(line, longest);
}

/** The request could not be stored, so it wasn't started. */
export class NotKept extends Error {
  constructor(cause?: unknown) {
    super('not-kept', { cause });
    this.name = 'NotKept';
  }
}
