import type { App } from '@slack/bolt';
import type { Texts } from '../locales/index.ts';
import { commandNamed, commands, features } from './features.ts';
import { at, text, factsOf } from './payload.ts';
import { type Message, shown, inWords } from './kit/message.ts';
import { callOf, inLanguageOf } from './interaction/call.ts';
import { type Command, commandTargetOf, parseLine } from './interaction/command.ts';
import type { Call, SlackContext } from './interaction/context.ts';
import { unknownCommand } from './interaction/usage-view.ts';
import { baseOf, ids } from './kit/ids.ts';
import { readMessage } from './words/message.ts';
import {
  afterMention,
  isMention,
  markOfMentions,
  plainly,
  readTyped,
  typedOf,
  type Piece,
  type Typed,
} from './words/typed.ts';

/**
 * Handles every slash command that Slack sends, whatever its name: Slack sends an app only the app's own commands. An answer that
 * needs no waiting (help, a typo) is part of the acknowledgment, which saves a request; other answers follow. This is a
 * middleware and not a listener, because Bolt tries every listener for every payload, which costs more than the answer itself.
 */
export function registerCommands(app: App, slackContext: SlackContext): void {
  app.use(async (args) => {
    if (!('command' in args)) {
      await args.next();
      return;
    }
    const { ack, body, context } = args;
    const localized = await inLanguageOf(slackContext, body);
    const call = callOf(localized, body, context.botUserId);
    const typed = text(body, 'text') ?? '';
    // Changes start after the acknowledgment, because the request is stored before it.
    const isKeptFirst = !isReadOnly(readTyped(typed));
    if (isKeptFirst) await ack();
    const work = runTyped(localized, call, typed);
    if (!isKeptFirst) {
      const known = await atOnce(work);
      await ack(known && { response_type: 'ephemeral', ...shown(known) });
      if (known !== undefined) return;
    }
    await answerWith(localized, call, () => work);
  });
}

/** The result, if it is available without any I/O; otherwise undefined. Rejects if `work` rejects in that time. */
function atOnce<T>(work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const turn = setImmediate(() => resolve(undefined));
    work.finally(() => clearImmediate(turn)).then(resolve, reject);
  });
}

/** Runs the text of a command, in which Slack encodes mentions and links as tokens (`should_escape`). */
async function runTyped(context: SlackContext, call: Call, typed: string): Promise<Message | undefined> {
  const pieces = readTyped(typed);
  return runLine(context, { ...call, mark: markOfMentions(pieces) }, await context.wording(pieces));
}

/** Milliseconds after which to show that the work is in progress. */
const progressAfterMs = 1500;

/**
 * Does the work and shows its result. If it takes long and no form has opened, a progress message comes first. That message stays
 * above the result: Slack replaces only messages whose button was clicked ("Modifying messages"), so a command's response URL
 * can't replace its earlier message (slackapi/bolt-js#2287, slackapi/bolt-python#1268), and a button's response URL would replace
 * the list or card that contains the button. Rejects if `work` rejects.
 */
export async function answerWith(
  { texts }: SlackContext,
  { answer, form }: Call,
  work: () => Promise<Message | undefined>,
): Promise<void> {
  let progress: Promise<void> | undefined;
  const timer = setTimeout(() => {
    if (!form.open) progress = answer(inWords('commands.working', {}, texts), { passing: true });
  }, progressAfterMs);
  try {
    const result = await work();
    clearTimeout(timer);
    await progress;
    if (result !== undefined) await answer(result);
  } finally {
    clearTimeout(timer);
    await progress;
  }
}

/** Longest command line that a button can carry (Slack: 2,000 characters); no suggestion is longer. */
const longestLine = 2000;

/** A command and the text after its name. */
export interface Ordered {
  readonly command: Command;
  readonly rest: Typed;
}

/**
 * Runs what was typed after `/ticket` or after the mention of the app. Without text, it shows help. A ticket's number or URL
 * alone shows that ticket. For an unknown command, it suggests the most similar one.
 */
export async function runLine(context: SlackContext, call: Call, line: Typed): Promise<Message | undefined> {
  const ordered = orderOf(line);
  if (ordered !== undefined) return ordered.command.run(context, call, ordered.rest);
  return unknown(line, context.texts);
}

/** The command that a line calls, or undefined. */
export function orderOf(line: Typed): Ordered | undefined {
  const { name, rest } = parseLine(line.text);
  const command = commandNamed(name === '' && line.text.trim() === '' ? 'help' : name);
  if (command !== undefined) return { command, rest: { ...line, text: rest } };
  const aim = commandTargetOf(line.text, undefined);
  const show = commandNamed('show');
  if (show === undefined || aim.kind !== 'ticket' || aim.text !== '' || !/\d/.test(aim.id)) return undefined;
  return { command: show, rest: plainly(aim.id) };
}

/** Whether a line as typed makes no change by itself: it isn't a command, or the command shows something or opens a form. */
function isReadOnly(pieces: readonly Piece[]): boolean {
  return orderOf(unnamed(pieces))?.command.isReadOnly !== false;
}

/** The text as typed, without the names of mentioned people and channels. */
function unnamed(pieces: readonly Piece[]): Typed {
  return typedOf(pieces, new Map());
}

/** The command that was probably meant, or undefined. */
export function guessOf(line: Typed): Command | undefined {
  const names = commands.map((command) => command.name);
  return commandNamed(nearest(parseLine(line.text).name, names) ?? '');
}

function unknown(line: Typed, texts: Texts): Message {
  const { name, rest } = parseLine(line.text);
  const guess = guessOf(line);
  const meant = `${guess?.name} ${rest}`.trim();
  const known = guess && {
    name: guess.name,
    line: guess.isReadOnly && meant.length <= longestLine ? meant : undefined,
  };
  return unknownCommand(name, known, texts);
}

/** Maximum number of typos in a mistyped command. */
const farthest = 2;

/**
 * The candidate most similar to `word`: at most 2 typos, and no more than half of the candidate's letters. The first one, if
 * several are equally similar; undefined if none is similar enough.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, slips: distance(word.slice(0, 40), candidate) }))
    .filter(({ candidate, slips }) => slips <= farthest && slips * 2 <= candidate.length)
    .sort((one, other) => one.slips - other.slips);
  return best?.candidate;
}

/** Damerau–Levenshtein distance (optimal string alignment): letters added, removed, changed, or swapped with a neighbor. */
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

/** Buttons that show something or open a form. Only such command lines are offered as buttons. */
const readOnlyActions: ReadonlySet<string> = new Set([
  ids.actions.run,
  ...features.flatMap((feature) => feature.isReadOnly ?? []),
]);

/** Whether a request makes no change by itself, so that it can safely be dropped. Unknown requests count as changes. */
export function isReadOnlyPayload(body: unknown): boolean {
  const { kind, name = '' } = factsOf(body);
  if (kind === 'command') return isReadOnly(readTyped(text(body, 'text') ?? ''));
  if (kind === 'event') {
    const pieces = readMessage(at(body, 'event'));
    return isReadOnly(afterMention(pieces, () => true) ?? pieces);
  }
  return kind === 'action' && readOnlyActions.has(baseOf(name));
}

/** Whether the app answers with fixed text (help, or an unknown command) and makes no calls. */
export function onlyWords(body: unknown): boolean {
  if (factsOf(body).kind !== 'command') return false;
  const pieces = readTyped(text(body, 'text') ?? '');
  // A name could be that of a command.
  if (pieces.some(isMention)) return false;
  const ordered = orderOf(unnamed(pieces));
  return ordered === undefined || ordered.command.name === 'help';
}
