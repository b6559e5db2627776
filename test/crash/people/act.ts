import type { Notes } from './notes.ts';
import type { Player } from './player.ts';

/** A way to give an instruction. */
export interface Act {
  /** One attempt: the text is sent, or nothing opens in time. */
  tries(player: Player, notes: Notes): Promise<void>;
  /** Sends the same form again if it came back with its text; false if it did not. */
  again?(player: Player, notes: Notes): Promise<boolean>;
  /** Whether people change the text in a form that came back. */
  readonly rewords?: boolean;
  /** Answers a question by the bot: with a button, or by sending the form again, which remains to be done. */
  chooses?(player: Player, notes: Notes): Promise<'pressed' | 'send'>;
  /** Checks which texts are there, if an answer does not say. */
  checks?(player: Player, notes: Notes): Promise<void>;
  /** Which of the sent texts are there, as the person sees; undefined if they get no answer. */
  looks?(player: Player, notes: Notes): Promise<readonly string[] | undefined>;
  /**
   * The bot knows the outcome of a form that came back, even if the person cannot see it, so they may continue with it.
   */
  readonly isKnown?: boolean;
}
