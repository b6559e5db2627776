import type { Texts } from '../../locales/index.ts';
import { list, text } from '../payload.ts';
import { cut } from '../text/cut.ts';
import { foreign } from '../text/document.ts';

/** What was asked for opens a form, for which it is too late: the person has to ask again. */
export class TriggerExpired extends Error {
  constructor() {
    super('trigger-spent');
    this.name = 'TriggerSpent';
  }
}

/** Says that the app restarted before the end of what somebody asked for in these words (`wordsOf`). */
export function restartedWords(words: string | undefined, fate: 'ask' | 'unclear', texts: Texts): string {
  const what = words === undefined ? texts('errors.restarted.this') : `“${foreign(words)}”`;
  return texts(`errors.restarted.${fate}`, { what });
}

/** Characters of what is quoted. */
const longest = 100;

/** What was asked for, in the person's own words or those of the button or form; undefined where the payload has none. */
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

/** What somebody asked for could not be kept, so it was not begun. */
export class NotKept extends Error {
  constructor(cause?: unknown) {
    super('not-kept', { cause });
    this.name = 'NotKept';
  }
}
