import type { Link } from './link.ts';
import type { Subscription } from './subscription.ts';

/** What one person follows in a channel or, without a creator, what everyone follows there. */
export interface PausedPlace {
  readonly channel: string;
  readonly creator?: string | undefined;
}

/** What is paused in such a place. */
export interface Paused {
  readonly links: readonly Link[];
  /** The channel's subscription to new tickets. */
  readonly follow?: Subscription | undefined;
}

/** The result of moving everything that was paused in a place. */
export interface MovedPlace {
  readonly moved: number;
  /** Tickets already followed in the target channel: they stay where they are. */
  readonly taken: number;
  /** `taken`: the target channel already follows new tickets; its subscription stays as it is. */
  readonly follow?: 'moved' | 'taken' | undefined;
}
