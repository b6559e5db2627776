import type { TicketEvent } from '../ticket/events.ts';

/**
 * One person's approval of a request: the window in epoch milliseconds, and the way in. Never holds a host account or
 * its password.
 */
export interface Approval {
  /** The Slack user. */
  readonly by: string;
  readonly at: number;
  readonly from: number;
  readonly until: number;
  readonly agency?: string | undefined;
  /** Lets the engineer into the console with all permissions of the account. */
  readonly credential?: boolean | undefined;
}

/** Whether somebody chose how the console is entered. Full permissions are never the default. */
export function opensConsole({ agency, credential }: Pick<Approval, 'agency' | 'credential'>): boolean {
  return agency !== undefined || credential === true;
}

/** The approvals people gave. Implemented by `store/access-approvals.ts`. */
export interface ApprovalStore {
  /** Oldest first. */
  of(request: string): Promise<readonly Approval[]>;
  /** Stores an approval, replacing an earlier one by the same person, and posts `news` to the request's threads. */
  add(request: string, approval: Approval, news?: TicketEvent): Promise<void>;
  /** Removes this approval unless the same person has approved again since. The request's cards are redrawn at `now`. */
  withdraw(request: string, approval: Pick<Approval, 'by' | 'at'>, now: number): Promise<void>;
}
