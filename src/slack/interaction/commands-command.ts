import type { Message } from './answer.ts';
import type { Helped } from './usage-view.ts';
import type { Call, Surface } from './surface.ts';
import type { Typed } from '../words/typed.ts';

/** The subcommands; each has a usage line and a sentence of help in the texts. */
export type CommandName = Helped;

/** A subcommand: one file of this folder. */
export interface Command {
  readonly name: CommandName;
  /** Other words for it. */
  readonly aliases?: readonly string[] | undefined;
  /** Changes nothing by itself (it shows, or opens a form), so it may be run by a click on a guess. */
  readonly harmless: boolean;
  /**
   * Answers what is to be shown; nothing where a form was opened.
   * @param rest all that follows the name, in the words that the person saw
   */
  run(surface: Surface, call: Call, rest: Typed): Promise<Message | undefined>;
}
