import type { Message } from '../../answer.ts';
import { unknownCommand } from '../../blocks/command-words.ts';
import { isTicketId } from '../../../tickets/checks.ts';
import type { Call, Surface } from '../../surface.ts';
import { plainText } from '../../plain-text.ts';
import { nearest } from './nearest.ts';
import { parseLine } from './parse.ts';
import { commandNamed, commands } from './table.ts';
import { bareId } from './ticket-id.ts';
import type { Texts } from '../../../locales/index.ts';

/** Characters of a command line that a button carries (Slack: 2,000), and so of any line that is guessed at. */
export const longestLine = 2000;

/**
 * Runs what was typed after `/ticket`, or after the mention of the app. Nothing typed: help. A ticket's id alone: that
 * ticket. A word that is no command: the nearest one is offered.
 */
export async function runLine(surface: Surface, call: Call, line: string): Promise<Message | undefined> {
  const { name, rest } = parseLine(line);
  const command = commandNamed(name === '' ? 'help' : name);
  if (command !== undefined) return command.run(surface, call, rest);
  const id = bareId(line.trim());
  if (/\d/.test(id) && isTicketId(id)) return commandNamed('show')?.run(surface, call, id);
  return unknown(name, rest, surface.texts);
}

function unknown(name: string, rest: string, texts: Texts): Message {
  const names = commands.map((command) => command.name);
  const guess = commandNamed(nearest(name, names) ?? '');
  const line = `${guess?.name} ${rest}`.trim();
  const known = guess && { name: guess.name, line: guess.harmless && line.length <= longestLine ? line : undefined };
  return unknownCommand(plainText(name), known, texts);
}
