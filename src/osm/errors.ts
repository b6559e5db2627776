import { isGroupless } from './groupless.ts';
import type { ServiceFailure, ServiceTrouble } from '../tickets/ports.ts';
import { troubleWords } from './trouble-words.ts';

/** The request an error belongs to. */
export interface Origin {
  readonly operation: string;
  readonly method: string;
  /** Without the query, which may hold a phone number. */
  readonly path: string;
}

export interface OsmErrorDetails {
  readonly code: string;
  /** HTTP status; absent where no answer came. */
  readonly status?: number | undefined;
  /** The gateway's X-Request-Id, to quote to its operators. */
  readonly requestId?: string | undefined;
  readonly ambiguous?: boolean | undefined;
  /** Milliseconds after which the service may be asked again, where it said so. */
  readonly retryAfter?: number | undefined;
  /** The service's own words, freed of secrets. */
  readonly detail?: string | undefined;
  /** What an admin can mend. */
  readonly trouble?: ServiceTrouble | undefined;
  readonly cause?: unknown;
}

/** A call of the ticket API that failed. The message is a sentence with method and path and never holds a secret. */
export abstract class OsmError extends Error implements ServiceFailure {
  readonly code: string;
  readonly operation: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** The request may have been carried out: it was a write, and no good answer came. */
  readonly ambiguous: boolean;
  readonly retryAfter: number | undefined;
  readonly detail: string | undefined;
  readonly trouble: ServiceTrouble | undefined;

  constructor(origin: Origin, what: string, details: OsmErrorDetails) {
    super(sentence(origin, what, details), details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = details.code;
    this.operation = origin.operation;
    this.status = details.status;
    this.requestId = details.requestId;
    this.ambiguous = details.ambiguous ?? false;
    this.retryAfter = details.retryAfter;
    this.detail = details.detail;
    this.trouble = details.trouble;
  }

  /** Urged too recently; after how long it may be urged again is not documented. */
  get tooSoon(): boolean {
    return this.code === 'OSM.01010004';
  }

  /** See `ServiceFailure`. */
  get groupless(): boolean {
    return isGroupless(this.operation, this.code);
  }

  /**
   * There is no such ticket: HTTP 200 with this code, from an operation that knows the ticket's group, and nothing else. No page
   * of the reference gives a missing ticket a 404, so any 404 is about the address.
   */
  get notFound(): boolean {
    return this.code === 'OSM.01010015' && this.status === 200 && !this.groupless;
  }
}

/** The service answered with an error; `code` is its own, or `http-429` and `http-413`, which any host may say in its place. */
export class OsmApiError extends OsmError {
  /** A business error, which arrives with HTTP 200, or a bad request. */
  get refusal(): boolean {
    return this.status === 200 || this.status === 400;
  }
}

/**
 * An answer that is none: `foreign-answer` (a proxy's, a portal's, another product's), `redirected`, `broken-answer` (not
 * JSON), `empty-answer`, `unreadable-answer` (the service's, without what is documented), `answer-too-large`.
 */
export class OsmAnswerError extends OsmError {}

/**
 * No answer: `timeout`, `network` (dropped), `unreachable` and `tls` (never sent), `proxy` (it wants a login), `aborted` (the
 * caller gave up).
 */
export class OsmNetworkError extends OsmError {}

/** Refused here, before anything was sent: `circuit-open`, `busy`, `body-too-large`, `invalid-argument`. */
export class OsmRequestError extends OsmError {}

/** The gateway knows no such path and method. */
const unknownApi = 'APIGW.0101';

/**
 * Whether the gateway does not offer this operation, as it may be with the feed of messages: do without it for a while. A 403
 * never says so: it is about a permission, or a proxy's.
 */
export function isMissingOperation(error: unknown): boolean {
  return error instanceof OsmApiError && error.code === unknownApi;
}

/** The documented refusals of an account that lacks a permission. */
const forbidden = ['OSM.0003', 'OSM.01010002', 'APIGW.0302'];

/** Whether the service says that the account may not do it; a 403 of anything else does not. */
export function isForbidden(error: unknown): boolean {
  return error instanceof OsmApiError && forbidden.includes(error.code);
}

function sentence(origin: Origin, what: string, details: OsmErrorDetails): string {
  const facts = [details.code];
  if (details.status !== undefined) facts.push(`HTTP ${details.status}`);
  if (details.requestId !== undefined) facts.push(`request ${details.requestId}`);
  const words = [details.trouble && troubleWords(details.trouble), details.detail].filter((text) => text !== undefined);
  return [`${origin.method} ${origin.path} ${what} (${facts.join(', ')})`, ...words].join(': ');
}
