import type { Message } from '../interaction/answer.ts';
import { unknownCommand } from '../interaction/command-words-view.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import { plainly, type Typed } from '../words/typed.ts';
import type { Command } from '../interaction/commands-command.ts';
import { nearest } from './nearest.ts';
import { parseLine } from '../interaction/parse.ts';
import { commandNamed, commands } from './features.ts';
import { aimOf } from '../interaction/ticket-id.ts';
import type { Texts } from '../../locales/index.ts';

/** Characters of a command line that a button carries (Slack: 2,000), and so of any line that is guessed at. */
export const longestLine = 2000;

/** A command and what follows its name. */
export interface Ordered {
  readonly command: Command;
  readonly rest: Typed;
}

/**
 * Runs what was typed after `/ticket`, or after the mention of the app. Nothing typed: help. A ticket's id or address alone:
 * that ticket. A word that is no command: the nearest one is offered.
 */
export async function runLine(surface: Surface, call: Call, line: Typed): Promise<Message | undefined> {
  const ordered = orderOf(line);
  if (ordered !== undefined) return ordered.command.run(surface, call, ordered.rest);
  return unknown(line, surface.texts);
}

/** What a line asks for; undefined where it is no command. */
export function orderOf(line: Typed): Ordered | undefined {
  const { name, rest } = parseLine(line.text);
  const command = commandNamed(name === '' && line.text.trim() === '' ? 'help' : name);
  if (command !== undefined) return { command, rest: { ...line, text: rest } };
  const aim = aimOf(line.text, undefined);
  const show = commandNamed('show');
  if (show === undefined || aim.kind !== 'ticket' || aim.text !== '' || !/\d/.test(aim.id)) return undefined;
  return { command: show, rest: plainly(aim.id) };
}

/** Whether a line changes nothing by itself, as it was typed: it is no command, or one that shows something or opens a form. */
export function isHarmless(typed: string): boolean {
  return orderOf(plainly(typed))?.command.harmless !== false;
}

/** The command that was perhaps meant. */
export function guessOf(line: Typed): Command | undefined {
  const names = commands.map((command) => command.name);
  return commandNamed(nearest(parseLine(line.text).name, names) ?? '');
}

function unknown(line: Typed, texts: Texts): Message {
  const { name, rest } = parseLine(line.text);
  const guess = guessOf(line);
  const meant = `${guess?.name} ${rest}`.trim();
  const known = guess && { name: guess.name, line: guess.harmless && meant.length <= longestLine ? meant : undefined };
  return unknownCommand(name, known, texts);
}
