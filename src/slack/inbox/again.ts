import type { Texts } from '../../locales/index.ts';
import { cut } from '../kit/text.ts';
import { at, list, text } from '../interaction/payload.ts';
import { foreign } from '../text/foreign.ts';
import type { Fate } from './fate.ts';

/**
 * The payload for another process to do what it asks for: a trigger lives 3 seconds, so it opens nothing any more, and is
 * still what the person did, by which it is done once.
 */
export function forAnother(json: string): Record<string, unknown> {
  const { trigger_id: spent, ...body } = JSON.parse(json) as Record<string, unknown>;
  return { ...body, ...(spent !== undefined && { spent_trigger_id: spent }), resumed: true };
}

/** Whether another process began to do what this asks for, and ended before the person had an answer. */
export function isResumed(body: unknown): boolean {
  return at(body, 'resumed') === true;
}

/** What was asked for opens a form, for which it is too late: the person has to ask again. */
export class TriggerSpent extends Error {
  constructor() {
    super('trigger-spent');
    this.name = 'TriggerSpent';
  }
}

/** What the person did, as far as a trigger tells: also where it opens nothing any more. */
export function triggerOf(body: unknown): string | undefined {
  return text(body, 'trigger_id') ?? text(body, 'spent_trigger_id');
}

/** Says that the app restarted before the end of what somebody asked for in these words (`wordsOf`). */
export function restartedWords(words: string | undefined, fate: Exclude<Fate, 'again'>, texts: Texts): string {
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
