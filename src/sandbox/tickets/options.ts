import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Observe } from '../journal/exchange.ts';
import type { Habits } from './habits.ts';
import type { Limits } from './settings.ts';
import type { EngineerScript } from './control/engineer.ts';
import type { Snapshot } from './state/snapshot.ts';

/** A user of an account, with an access key and a password. */
export interface Credential {
  readonly accessKey: string;
  readonly secretKey: string;
  /** For temporary keys. */
  readonly securityToken?: string | undefined;
  /** The account. Users of an account share its tickets, subject to `groups`. */
  readonly domainId: string;
  readonly user: {
    readonly name: string;
    readonly password: string;
    /** The account's name. */
    readonly domain: string;
    readonly project: string;
  };
  /** IAM user groups: with a group's id, the user can work on tickets of its other members. */
  readonly groups?: readonly string[] | undefined;
}

/** Properties of an account; the defaults suit a trial. */
export interface AccountOptions {
  readonly domainId: string;
  /** The registered contact, which needs no verification. */
  readonly contact?: { readonly areaCode: string; readonly mobile: string; readonly mail: string } | undefined;
  /** False: problem types that need a support plan are refused. */
  readonly supportPlan?: boolean | undefined;
  /** Maximum number of tickets the account may create; absent: no limit. */
  readonly quota?: number | undefined;
  /** Whether privileges are enforced. */
  readonly privilegePolicy?: boolean | undefined;
  /** True: partners can serve the account's tickets, and one serves those created through the API. */
  readonly partner?: boolean | undefined;
  /** False: the agreements in force are unsigned. */
  readonly agreementsSigned?: boolean | undefined;
}

export interface TicketServiceOptions {
  /** 0 or absent: any free port. */
  readonly port?: number | undefined;
  /** The loopback address if absent. */
  readonly host?: string | undefined;
  /** Epoch milliseconds. */
  readonly now?: (() => number) | undefined;
  /** From 0 to 1, for failures with a probability. */
  readonly random?: (() => number) | undefined;
  readonly credentials: readonly Credential[];
  readonly accounts?: readonly AccountOptions[] | undefined;
  readonly habits?: Partial<Habits> | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /** Makes the engineer act on timers; without it, only control calls act. */
  readonly engineer?: EngineerScript | undefined;
  /** Tickets that the first account starts with. */
  readonly seed?: { readonly tickets?: number | undefined } | undefined;
  /** Milliseconds added to every answer. */
  readonly latency?: number | undefined;
  /** True: the control is also served under `/_control`. */
  readonly controlOverHttp?: boolean | undefined;
  /** The state of an earlier run. */
  readonly snapshot?: Snapshot | undefined;
  /** Receives every call, with its secrets. */
  readonly observe?: Observe | undefined;
  /** Answers instead of the service. Such calls appear in no log or journal. */
  readonly intercept?: Intercept | undefined;
  /** Receives faults of the service itself: an answer that violates the contract, a handler that throws. */
  readonly report?: ((problem: string) => void) | undefined;
}

/**
 * Receives each request before it is read; if it returns true, it answers instead of the server and nothing is carried
 * out. Tests use it to put something else in the service's place, even bytes that are not HTTP.
 * @param operation the name of the operation; undefined if there is none
 */
export type Intercept = (request: IncomingMessage, response: ServerResponse, operation: string | undefined) => boolean;
