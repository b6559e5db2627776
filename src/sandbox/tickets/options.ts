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
  /** The account. Users of one account share its tickets within the rules of `groups`. */
  readonly domainId: string;
  readonly user: {
    readonly name: string;
    readonly password: string;
    /** The account's name. */
    readonly domain: string;
    readonly project: string;
  };
  /** IAM user groups: with a group's id, the user works on tickets of its other members. */
  readonly groups?: readonly string[] | undefined;
}

/** What an account is like; defaults suit a trial. */
export interface AccountOptions {
  readonly domainId: string;
  /** The registered contact: needs no verification. */
  readonly contact?: { readonly areaCode: string; readonly mobile: string; readonly mail: string } | undefined;
  /** False: problem types that need a support plan are refused. */
  readonly supportPlan?: boolean | undefined;
  /** Tickets the account may create altogether; no limit where it is absent. */
  readonly quota?: number | undefined;
  /** Whether privileges are enforced. */
  readonly privilegePolicy?: boolean | undefined;
  /** True: tickets that partners serve apply to the account, and a partner serves those that the API creates. */
  readonly partner?: boolean | undefined;
  /** False: agreements are in force that nobody has signed. */
  readonly agreementsSigned?: boolean | undefined;
}

export interface TicketServiceOptions {
  /** 0 or absent: any free port. */
  readonly port?: number | undefined;
  /** The loopback address where absent. */
  readonly host?: string | undefined;
  /** Epoch milliseconds. */
  readonly now?: (() => number) | undefined;
  /** From 0 to 1, for failures with a probability. */
  readonly random?: (() => number) | undefined;
  readonly credentials: readonly Credential[];
  readonly accounts?: readonly AccountOptions[] | undefined;
  readonly habits?: Partial<Habits> | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /** Makes the engineer act on timers; without it only control calls do. */
  readonly engineer?: EngineerScript | undefined;
  /** Tickets that the first account starts with. */
  readonly seed?: { readonly tickets?: number | undefined } | undefined;
  /** Milliseconds added to every answer. */
  readonly latency?: number | undefined;
  /** True: the control is served under `/_control`, too. */
  readonly controlOverHttp?: boolean | undefined;
  /** The state of an earlier run. */
  readonly snapshot?: Snapshot | undefined;
  /** Is told of every call, with its secrets. */
  readonly observe?: Observe | undefined;
  /** Answers in place of the service. Such calls are in no log, and no journal. */
  readonly intercept?: Intercept | undefined;
  /** Is told of faults of the service itself: an answer that breaks the contract, a handler that throws. */
  readonly report?: ((problem: string) => void) | undefined;
}

/**
 * Is given each request before it is read; true: it answers in the server's place, and nothing is carried out. So a test
 * puts something else there for a while, with bytes that are no HTTP if it likes.
 * @param operation the name of the operation; undefined where there is none
 */
export type Intercept = (request: IncomingMessage, response: ServerResponse, operation: string | undefined) => boolean;
