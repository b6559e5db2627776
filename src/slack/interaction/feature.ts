import type { Click } from './click.ts';
import type { Command } from './command.ts';
import type { Submit } from './submission.ts';
import type { Suggest } from './suggest.ts';

/**
 * What a feature adds to the bot, as its folder declares it; `features.ts` lists all of them. No two claim the same name
 * or ID.
 */
export interface Feature {
  /** In the order in which help shows them. */
  readonly commands?: readonly Command[];
  /** What its buttons and menus do, by the base of their action IDs. */
  readonly clicks?: Readonly<Record<string, Click>>;
  /** What its forms do when they are sent, by their callback IDs. */
  readonly submissions?: Readonly<Record<string, Submit>>;
  /** What its menus offer while somebody types, by their action IDs. */
  readonly suggestions?: Readonly<Record<string, Suggest>>;
}
