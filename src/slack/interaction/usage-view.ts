import type { Texts } from '../../locales/index.ts';
import { button, section, type Block } from '../kit/kit.ts';
import { message, type Message } from '../kit/message.ts';
import { ids } from '../kit/ids.ts';
import { cut, oneLine } from '../text/cut.ts';
import { foreign } from '../text/document.ts';
import { encodeMetadata } from './metadata.ts';

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
  | 'nudge'
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
  | 'details'
  | 'quota'
  | 'log'
  | 'permissions'
  | 'access'
  | 'report'
  | 'signature'
  | 'help';

/** All commands, one line each, as plain text, which every client and screen reader can show. */
export function helpMessage(names: readonly Helped[], texts: Texts): Message {
  const lines = names.map((name) => `• ${texts(`commands.${name}.usage`)}: ${texts(`commands.${name}.help`)}`);
  return message([`*${texts('commands.help.title')}*`, ...lines, '', texts('commands.help.more')].join('\n'));
}

/** Usage and help of one command. */
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

/** The problem, and the command's usage. */
export function usageMessage(name: Helped, problem: (typeof usageProblems)[number], texts: Texts): Message {
  return message(`${texts(problem)} ${texts('commands.usage', { usage: texts(`commands.${name}.usage`) })}`);
}

/**
 * The answer to an unknown command.
 * @param guess the command that was probably meant; `line` is the corrected line, if a button may run it
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

/** Slack's limit for a button's value, in characters. */
const longestValue = 2000;

/** Text that was to be sent to a ticket. */
export interface Unsent {
  /** All of the text, for the ticket that the place is linked to. */
  readonly text: string;
  /** The text without the number, for the ticket that may have been named. */
  readonly named: string;
  /** Identifies the request, so that the text is sent once, whichever button is clicked. */
  readonly key: string;
}

/**
 * Asks which ticket a text is for: the one that may have been named, or the one that the place is linked to. Nothing has been
 * sent; a click sends the text. Without buttons if the text is too long for a button's value.
 */
export function whichTicket(
  { named, linked }: { readonly named: string; readonly linked: string },
  { text, named: rest, key }: Unsent,
  texts: Texts,
): Message {
  const said = texts('commands.which', { named, linked });
  const choices = [
    { ticket: named, text: rest.trim() === '' ? text : rest },
    { ticket: linked, text },
  ].map((choice) => ({ ...choice, value: valueOf({ ...choice, key }) }));
  if (choices.some(({ value }) => value === undefined)) return message(said);
  const elements = choices.map(({ ticket, value = '' }) =>
    button({ action: `${ids.actions.sendTo}:${ticket}`, text: texts('commands.which.send', { id: ticket }), value }),
  );
  const buttons: Block = { type: 'actions', elements };
  return message(said, [section(said), buttons]);
}

function valueOf(choice: { readonly ticket: string; readonly text: string; readonly key: string }): string | undefined {
  if (choice.text.length > longestValue || choice.key.length > 200) return undefined;
  const value = encodeMetadata('sendTo', choice);
  return value.length > longestValue ? undefined : value;
}
