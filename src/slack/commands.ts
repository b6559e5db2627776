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
 * Every slash command that Slack sends, whatever its name: an app gets only its own. It is acknowledged at once. An answer that is known without waiting (help, a slip of the pen) goes along with the
 * acknowledgement, one request instead of two; any other follows when it is there. It stands in the chain that all
 * payloads pass and not among the listeners, because Bolt tries each of those for each payload: here that costs more than
 * the answer.
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
    // What changes something begins after the acknowledgement, before which it is kept.
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

/** What is known without waiting for anything outside; undefined for what takes longer. Passes rejections on. */
function atOnce<T>(work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const turn = setImmediate(() => resolve(undefined));
    work.finally(() => clearImmediate(turn)).then(resolve, reject);
  });
}

/** A command is what was typed, with the tokens that Slack makes of mentions and links (`should_escape`). */
async function runTyped(context: SlackContext, call: Call, typed: string): Promise<Message | undefined> {
  const pieces = readTyped(typed);
  return runLine(context, { ...call, mark: markOfMentions(pieces) }, await context.wording(pieces));
}

/** Milliseconds after which a person should see that something happens. */
const progressAfterMs = 1500;

/**
 * Does the work and shows its result; where it takes long and no form has opened, says so in between. That word stays above
 * what follows: Slack replaces only messages whose button was clicked ("Modifying messages"), so the response URL of a
 * command puts nothing in the place of what it said before (slackapi/bolt-js#2287, slackapi/bolt-python#1268), and that of
 * a button would take the list or card that has the button. Passes rejections on.
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

/** Characters of a command line that a button carries (Slack: 2,000), and so of any line that is guessed at. */
const longestLine = 2000;

/** A command and what follows its name. */
export interface Ordered {
  readonly command: Command;
  readonly rest: Typed;
}

/**
 * Runs what was typed after `/ticket`, or after the mention of the app. Nothing typed: help. A ticket's id or address alone:
 * that ticket. A word that is no command: the nearest one is offered.
 */
export async function runLine(context: SlackContext, call: Call, line: Typed): Promise<Message | undefined> {
  const ordered = orderOf(line);
  if (ordered !== undefined) return ordered.command.run(context, call, ordered.rest);
  return unknown(line, context.texts);
}

/** What a line asks for; undefined where it is no command. */
export function orderOf(line: Typed): Ordered | undefined {
  const { name, rest } = parseLine(line.text);
  const command = commandNamed(name === '' && line.text.trim() === '' ? 'help' : name);
  if (command !== undefined) return { command, rest: { ...line, text: rest } };
  const aim = commandTargetOf(line.text, undefined);
  const show = commandNamed('show');
  if (show === undefined || aim.kind !== 'ticket' || aim.text !== '' || !/\d/.test(aim.id)) return undefined;
  return { command: show, rest: plainly(aim.id) };
}

/** Whether a line changes nothing by itself, as it was typed: it is no command, or one that shows something or opens a form. */
function isReadOnly(pieces: readonly Piece[]): boolean {
  return orderOf(unnamed(pieces))?.command.isReadOnly !== false;
}

/** What was typed, before names are looked up. */
function unnamed(pieces: readonly Piece[]): Typed {
  return typedOf(pieces, new Map());
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
  const known = guess && {
    name: guess.name,
    line: guess.isReadOnly && meant.length <= longestLine ? meant : undefined,
  };
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

/** Buttons that show something or open a form; a command line that is offered as a button is such a one. */
const readOnlyActions: ReadonlySet<string> = new Set([
  ids.actions.run,
  ...features.flatMap((feature) => feature.isReadOnly ?? []),
]);

/**
 * Whether what a person asks for changes nothing by itself, so that nothing is lost but a look where it is not done. What
 * is not known counts as a change.
 */
export function isReadOnlyPayload(body: unknown): boolean {
  const { kind, name = '' } = factsOf(body);
  if (kind === 'command') return isReadOnly(readTyped(text(body, 'text') ?? ''));
  if (kind === 'event') {
    const pieces = readMessage(at(body, 'event'));
    return isReadOnly(afterMention(pieces, () => true) ?? pieces);
  }
  return kind === 'action' && readOnlyActions.has(baseOf(name));
}

/** Whether the answer is words that the app has by itself, to help or to what is no command: no call is made for it. */
export function onlyWords(body: unknown): boolean {
  if (factsOf(body).kind !== 'command') return false;
  const pieces = readTyped(text(body, 'text') ?? '');
  // A name could be that of a command.
  if (pieces.some(isMention)) return false;
  const ordered = orderOf(unnamed(pieces));
  return ordered === undefined || ordered.command.name === 'help';
}
