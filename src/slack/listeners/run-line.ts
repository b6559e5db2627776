import { plainly, type Typed } from '../words/typed.ts';
import { commandNamed, commands } from '../features.ts';
import type { Texts } from '../../locales/index.ts';
import { type Command, aimOf, parseLine } from '../interaction/command.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { unknownCommand } from '../interaction/usage-view.ts';
import type { Message } from '../kit/message.ts';

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

/** Letters that a mistyped command may be away from what was meant. */
const farthest = 2;

/**
 * The candidate that is most like `word`; undefined where none is near: at most 2 slips of a finger, and fewer than
 * half of the letters. Of equally near ones, the first.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, slips: distance(word.slice(0, 40), candidate) }))
    .filter(({ candidate, slips }) => slips <= farthest && slips * 2 <= candidate.length)
    .sort((one, other) => one.slips - other.slips);
  return best?.candidate;
}

/** Damerau–Levenshtein distance (optimal string alignment): letters added, left out, changed, or swapped with a neighbour. */
export function distance(one: string, other: string): number {
  const a = Array.from(one);
  const b = Array.from(other);
  let before: number[] = [];
  let last = b.map((_, column) => column);
  last.push(b.length);
  a.forEach((letter, row) => {
    const next = [row + 1];
    b.forEach((wanted, column) => {
      const changed = get(last, column) + (letter === wanted ? 0 : 1);
      const swapped = letter === b[column - 1] && a[row - 1] === wanted ? get(before, column - 1) + 1 : Infinity;
      next.push(Math.min(get(last, column + 1) + 1, get(next, column) + 1, changed, swapped));
    });
    before = last;
    last = next;
  });
  return get(last, b.length);
}

function get(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
