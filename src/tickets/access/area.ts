import type { Authorization } from '../ticket/ticket.ts';

/** A host that an engineer wants to enter, with the account that was asked for. */
export interface AccessHost {
  readonly id: string;
  readonly name?: string | undefined;
  readonly instance?: string | undefined;
  readonly region?: string | undefined;
  readonly port?: number | undefined;
  readonly account?: string | undefined;
}

/** One request for access, with all that the service tells of it. */
export interface AccessDetail {
  readonly request: Authorization;
  readonly ticket?: string | undefined;
  /** Only hosts are entered by an account and a password. */
  readonly hosts: readonly AccessHost[];
  /** Whether the engineer wants to enter the console of the account, which takes no login. */
  readonly console: boolean;
}

/** How to enter a host. The password is handed to the service and kept nowhere. */
export interface HostLogin {
  /** The id of the `AccessHost`. */
  readonly host: string;
  readonly port: number;
  readonly account: string;
  readonly password: string;
}

/**
 * What is granted: from when to when (epoch milliseconds), and by which way. Without an agency, an engineer who asks for the
 * console enters it with the permissions of the account.
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

/** A time that an engineer was on a host. */
export interface AccessSession {
  readonly id: string;
  /** Epoch milliseconds, as far as they can be read. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Milliseconds; of a session that goes on, until now. */
  readonly duration?: number | undefined;
}

export interface AccessCommand {
  readonly at?: number | undefined;
  /** As the engineer typed it. */
  readonly text: string;
}

export interface AccessTransfer {
  readonly at?: number | undefined;
  /** In the service's own words, such as `download`. */
  readonly direction: string;
  readonly name: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** As served: so many k, M or G. */
  readonly size?: string | undefined;
  /** How long it took, milliseconds. */
  readonly duration?: number | undefined;
  readonly result?: string | undefined;
}

/** Where a session belongs. */
export interface SessionPlace {
  readonly request: string;
  readonly host: string;
  readonly session: string;
}

/** Engineers who ask to be let in to hosts of the customer. */
export interface AccessArea {
  /** The requests of a ticket. */
  list(ticket: string): Promise<readonly Authorization[]>;
  show(request: string): Promise<AccessDetail>;
  grant(request: string, grant: Grant): Promise<void>;
  reject(request: string, reason: string): Promise<void>;
  /** Takes back what was granted. */
  cancel(request: string): Promise<void>;
  /** Rejects where the service cannot enter the host that way. */
  verifyHost(login: HostLogin): Promise<void>;
  /** What the service wants for letting engineers in, in its own word; which words there are is not documented. */
  loginType(): Promise<string | undefined>;
  agencies(): Promise<readonly Agency[]>;
  /** Sessions in an order that is not documented; what was done in each, the oldest first where the service sorts as asked. */
  sessions(request: string, host: string): Promise<readonly AccessSession[]>;
  commands(place: SessionPlace): Promise<readonly AccessCommand[]>;
  transfers(place: SessionPlace): Promise<readonly AccessTransfer[]>;
}
