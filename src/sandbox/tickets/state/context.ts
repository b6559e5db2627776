import type { JobEnd } from '../data/diagnosis.ts';
import type { Habits } from '../habits.ts';
import type { Limits } from '../settings.ts';
import type { Ticket, World } from './world.ts';

/** What every function that changes the state works with. */
export interface Context {
  readonly world: World;
  readonly settings: {
    habits: Habits;
    readonly limits: Limits;
    /** The status in which diagnoses end. */
    diagnosisEnd: JobEnd;
  };
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Counts the ticket lists that were requested. */
  lists: number;
  /** Counts possible changes of tickets. */
  changes: number;
  /** The list that was requested last: its pages are requested one after the other. */
  lastList?: {
    readonly key: string;
    readonly habits: Habits;
    readonly changes: number;
    readonly found: readonly Ticket[];
  };
  /** Listeners for what customers do: the engineer. */
  readonly listeners: Set<(happening: Happening) => void>;
  /** Listeners for ticket changes by anyone. */
  readonly watchers: Set<() => void>;
}

/** Notifies the watchers; called by everything that visibly changes a ticket. */
export function touch(context: Context, ticket?: Ticket): void {
  if (ticket !== undefined) ticket.changedAt = context.now();
  context.changes += 1;
  for (const watcher of context.watchers) watcher();
}

export interface Happening {
  readonly kind: 'created' | 'replied';
  readonly ticket: Ticket;
}

/** The next number, unique in this world. */
export function nextSequence(context: Context): number {
  context.world.sequence += 1;
  return context.world.sequence;
}

/** An id of 32 hexadecimal digits, as the API gives to messages and attachments; the same in every run. */
export function nextId(context: Context): string {
  return nextSequence(context).toString(16).padStart(32, '0');
}
