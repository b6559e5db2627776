import type { TicketEvent } from '../ticket/events.ts';

/**
 * That a person here approved a request: the window in epoch milliseconds, and the way. Never an
 * account of a host or its password.
 */
export interface Approval {
  /** The Slack user. */
  readonly by: string;
  readonly at: number;
  readonly from: number;
  readonly until: number;
  readonly agency?: string | undefined;
  /** That the engineer may enter the console with all permissions of the account. */
  readonly credential?: boolean | undefined;
}

/** Whether somebody chose how the console is entered. Its widest way is never taken because nothing was chosen. */
export function opensConsole({ agency, credential }: Pick<Approval, 'agency' | 'credential'>): boolean {
  return agency !== undefined || credential === true;
}

/** Who approved what. Implemented by `store/access-approvals.ts`. */
export interface ApprovalStore {
  /** Oldest first. */
  of(request: string): Promise<readonly Approval[]>;
  /** Keeps an approval, in the place of an earlier one of the same person, and has the request's threads told of `news`. */
  add(request: string, approval: Approval, news?: TicketEvent): Promise<void>;
  /** Drops this approval, unless the same person has approved again since; the request's cards are drawn anew at `now`. */
  withdraw(request: string, approval: Pick<Approval, 'by' | 'at'>, now: number): Promise<void>;
}
