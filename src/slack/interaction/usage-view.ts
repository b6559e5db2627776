import type { Texts } from '../../locales/index.ts';
import { button, section } from '../kit/kit.ts';
import { message, type Message } from '../kit/message.ts';
import { cut, oneLine } from '../text/plain-text.ts';
import { foreign } from '../text/foreign.ts';
import { ids } from '../kit/ids.ts';

/** Names of subcommands that have a usage line and a help text. */
export type Helped =
  | 'new'
  | 'list'
  | 'filter'
  | 'show'
  | 'messages'
  | 'reply'
  | 'close'
  | 'cancel'
  | 'urge'
  | 'delete'
  | 'label'
  | 'labels'
  | 'relate'
  | 'follow-up'
  | 'link'
  | 'unlink'
  | 'links'
  | 'follow'
  | 'unfollow'
  | 'stats'
  | 'export'
  | 'status'
  | 'why'
  | 'more'
  | 'rate'
  | 'agreement'
  | 'contact'
  | 'parameters'
  | 'quota'
  | 'log'
  | 'permissions'
  | 'access'
  | 'report'
  | 'signature'
  | 'help';

/** All commands, one line each; plain text, which every client and screen reader shows as it is. */
export function helpMessage(names: readonly Helped[], texts: Texts): Message {
  const lines = names.map((name) => `• ${texts(`commands.${name}.usage`)}: ${texts(`commands.${name}.help`)}`);
  return message([`*${texts('commands.help.title')}*`, ...lines, '', texts('commands.help.more')].join('\n'));
}

/** One command. */
export function commandHelp(name: Helped, texts: Texts): Message {
  return message(`${texts(`commands.${name}.usage`)}\n${texts(`commands.${name}.help`)}`);
}

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
