import type { Notes } from './notes.ts';
import type { Player } from './player.ts';

/** One way to give an instruction. */
export interface Act {
  /** One try: the words leave the person's hands, or nothing opens in time. */
  tries(player: Player, notes: Notes): Promise<void>;
  /** The same form again, where it came back with what was typed in it; false where it did not. */
  again?(player: Player, notes: Notes): Promise<boolean>;
  /** Whether people change the words in a form that came back. */
  readonly rewords?: boolean;
  /** Answers a question of the bot: by a button, or by sending the form again, which is left to do then. */
  chooses?(player: Player, notes: Notes): Promise<'pressed' | 'send'>;
  /** Looks which of the words are there, where an answer does not say. */
  checks?(player: Player, notes: Notes): Promise<void>;
  /** Which of the words that were sent are there, as the person sees; undefined where they get no answer. */
  looks?(player: Player, notes: Notes): Promise<readonly string[] | undefined>;
  /** The bot knows what became of a form that came back, also where the person cannot see it, so they may go on with it. */
  readonly isKnown?: boolean;
}
