import type { Link } from './link.ts';
import type { Subscription } from './subscription.ts';

/** What one person follows in a channel, or with no creator, what anybody does. */
export interface PausedPlace {
  readonly channel: string;
  readonly creator?: string | undefined;
}

/** What is suspended at such a place. */
export interface Paused {
  readonly links: readonly Link[];
  /** That the channel follows new tickets. */
  readonly follow?: Subscription | undefined;
}

/** What became of all that was suspended at a place when it was moved. */
export interface MovedPlace {
  readonly moved: number;
  /** Tickets that are followed in the other channel already: they stay as they are. */
  readonly taken: number;
  /** `taken`: the other channel follows new tickets already; the subscription stays as it is. */
  readonly follow?: 'moved' | 'taken' | undefined;
}
