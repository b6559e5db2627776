import type { Outage } from './ticket-api.ts';

/** What happens next. Processes and other things are chosen by number, modulo how many there are. */
export type Command =
  /** A process takes some steps of one of its machines. */
  | { readonly do: 'go'; readonly process: number; readonly machine: number; readonly steps: number }
  /** The processes do what is due, for so long; with `without`, one of them stands still. */
  | { readonly do: 'work'; readonly ms: number; readonly without?: number | undefined }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'crash' | 'restart'; readonly process: number }
  /** Others take the process for dead, rightly or not, and hand back what it reads. */
  | { readonly do: 'bury'; readonly process: number }
  | {
      readonly do: 'say';
      readonly ticket: string;
      readonly author: 'customer' | 'engineer';
      /** The same words as before. */
      readonly again: boolean;
      readonly delay: number;
    }
  | { readonly do: 'status'; readonly ticket: string; readonly status: number }
  | { readonly do: 'label'; readonly ticket: string; readonly label: string }
  /** A person looks at a ticket. */
  | { readonly do: 'look'; readonly ticket: string }
  /** The ticket is removed for good; or the account may not see it any more, and may again. */
  | { readonly do: 'delete' | 'hide' | 'reveal'; readonly ticket: string }
  /** A person reads a ticket in the console. */
  | { readonly do: 'console'; readonly ticket: string }
  | {
      readonly do: 'link';
      readonly process: number;
      readonly ticket: string;
      readonly channel: string;
      readonly steps: number;
    }
  | { readonly do: 'unlink'; readonly ticket: string }
  | {
      readonly do: 'reply';
      readonly process: number;
      readonly ticket: string;
      readonly again: boolean;
      readonly steps: number;
    }
  /** A channel takes nothing any more, or all again. */
  | { readonly do: 'refuse'; readonly channel: string; readonly reason: string | undefined }
  /** An operation of the API does not exist for the account any more, or does again. */
  | { readonly do: 'outage'; readonly of: Outage; readonly ends: boolean }
  /** Something else answers instead of the API, with this kind of answer; undefined: no more. */
  | { readonly do: 'foreign'; readonly kind: number | undefined };
