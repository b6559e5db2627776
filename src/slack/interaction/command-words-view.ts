import type { Texts } from '../../locales/index.ts';
import { ids } from './ids.ts';
import { oneLine } from '../kit/clean.ts';
import type { Helped } from './usage-view.ts';
import { button, section } from '../kit/kit.ts';
import { message, type Message } from '../kit/message.ts';
import { cut } from '../kit/text.ts';
import { foreign } from '../text/foreign.ts';

/** What can be wrong with a command line. */
export const usageProblems = [
  'commands.no-ticket',
  'commands.bad-ticket',
  'commands.bad-choice',
  'commands.list.too-many',
] as const;

/** What is wrong, and how it is written. */
export function usageMessage(name: Helped, problem: (typeof usageProblems)[number], texts: Texts): Message {
  return message(`${texts(problem)} ${texts('commands.usage', { usage: texts(`commands.${name}.usage`) })}`);
}

/**
 * There is no such command.
 * @param guess what was perhaps meant, and the line with it, where that may be run by a click
 */
export function unknownCommand(
  typed: string,
  guess: { readonly name: Helped; readonly line?: string | undefined } | undefined,
  texts: Texts,
): Message {
  const name = foreign(cut(oneLine(typed), 50));
  if (guess === undefined) return message(texts('commands.unknown', { name }));
  const text = texts('commands.guess', { name, guess: guess.name });
  if (guess.line === undefined) return message(text);
  const label = texts('commands.run', { guess: guess.name });
  const run = button({ action: ids.actions.run, text: label, value: guess.line });
  return message(text, [section(text), { type: 'actions', elements: [run] }]);
}
