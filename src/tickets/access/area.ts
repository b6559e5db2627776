import type { Authorization } from '../ticket/ticket.ts';

/** A host that an engineer wants to enter, and the account asked for. */
export interface AccessHost {
  readonly id: string;
  readonly name?: string | undefined;
  readonly instance?: string | undefined;
  readonly region?: string | undefined;
  readonly port?: number | undefined;
  readonly account?: string | undefined;
}

/** A request for access, with everything the service reports about it. */
export interface AccessDetail {
  readonly request: Authorization;
  readonly ticket?: string | undefined;
  /** Only hosts need an account and a password. */
  readonly hosts: readonly AccessHost[];
  /** Whether the engineer wants to enter the account's console, which needs no login. */
  readonly console: boolean;
}

/** The login for a host. The password is passed to the service and never stored. */
export interface HostLogin {
  /** The id of the `AccessHost`. */
  readonly host: string;
  readonly port: number;
  readonly account: string;
  readonly password: string;
}

/**
 * What is granted: the window (epoch milliseconds) and the way in. Without an agency, an engineer who asks for the
 * console gets the permissions of the account.
 */
export interface Grant {
  readonly from: number;
  readonly until: number;
  readonly agency?: string | undefined;
  readonly logins: readonly HostLogin[];
}

export interface Agency {
  readonly id: string;
  readonly name: string;
}

/** One session of an engineer on a host. */
export interface AccessSession {
  readonly id: string;
  /** Epoch milliseconds, if readable. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Milliseconds. For a running session, up to now. */
  readonly duration?: number | undefined;
}

export interface AccessCommand {
  readonly at?: number | undefined;
  /** As typed by the engineer. */
  readonly text: string;
}

export interface AccessTransfer {
  readonly at?: number | undefined;
  /** In the service's own words, such as `download`. */
  readonly direction: string;
  readonly name: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** As served: a number with k, M or G. */
  readonly size?: string | undefined;
  /** How long it took, milliseconds. */
  readonly duration?: number | undefined;
  readonly result?: string | undefined;
}

/** The request and host that a session belongs to. */
export interface SessionPlace {
  readonly request: string;
  readonly host: string;
  readonly session: string;
}

/** Engineers' requests to access the customer's hosts. */
export interface AccessArea {
  /** The requests of a ticket. */
  list(ticket: string): Promise<readonly Authorization[]>;
  show(request: string): Promise<AccessDetail>;
  grant(request: string, grant: Grant): Promise<void>;
  reject(request: string, reason: string): Promise<void>;
  /** Revokes granted access. */
  cancel(request: string): Promise<void>;
  /** Rejects if the service cannot enter the host with this login. */
  verifyHost(login: HostLogin): Promise<void>;
  /** The kind of login the service wants, in its own term. The possible terms are not documented. */
  loginType(): Promise<string | undefined>;
  agencies(): Promise<readonly Agency[]>;
  /** Sessions come in an undocumented order. The operations of each come oldest first if the service sorts as asked. */
  sessions(request: string, host: string): Promise<readonly AccessSession[]>;
  commands(place: SessionPlace): Promise<readonly AccessCommand[]>;
  transfers(place: SessionPlace): Promise<readonly AccessTransfer[]>;
}
