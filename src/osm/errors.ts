import { isGroupUnknown } from './group-unknown.ts';
import type { ServiceFailure, ServiceTrouble } from '../tickets/ports.ts';
import { troubleWords } from './trouble-words.ts';

/** The request that an error belongs to. */
export interface Origin {
  readonly operation: string;
  readonly method: string;
  /** Without the query, which can hold a phone number. */
  readonly path: string;
}

export interface OsmErrorDetails {
  readonly code: string;
  /** The HTTP status; absent if there was no answer. */
  readonly status?: number | undefined;
  /** The gateway's X-Request-Id, for its support. */
  readonly requestId?: string | undefined;
  readonly ambiguous?: boolean | undefined;
  /** Milliseconds to wait before the next try, if the service said so. */
  readonly retryAfter?: number | undefined;
  /** The service's own message, without secrets. */
  readonly detail?: string | undefined;
  /** The cause, if an admin can fix it. */
  readonly trouble?: ServiceTrouble | undefined;
  readonly cause?: unknown;
}

/** A failed call to the ticket API. The message is a sentence with method and path and never holds a secret. */
export abstract class OsmError extends Error implements ServiceFailure {
  readonly code: string;
  readonly operation: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** Whether the request may have been carried out: it was a write, and there was no good answer. */
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

  /** Whether the ticket was nudged too recently. The required interval isn't documented. */
  get tooSoon(): boolean {
    return this.code === 'OSM.01010004';
  }

  /** See `ServiceFailure`. */
  get groupUnknown(): boolean {
    return isGroupUnknown(this.operation, this.code);
  }

  /**
   * Whether there is no such ticket: HTTP 200 with this code, from an operation that takes the ticket's group. A 404 is always
   * about the address: no page of the reference has one for a missing ticket.
   */
  get notFound(): boolean {
    return this.code === 'OSM.01010015' && this.status === 200 && !this.groupUnknown;
  }
}

/** The service answered with an error. `code` is its own, or `http-429` or `http-413`, which any host on the way can send. */
export class OsmApiError extends OsmError {
  /** Whether it is a business error, which has HTTP 200, or a bad request. */
  get refusal(): boolean {
    return this.status === 200 || this.status === 400;
  }
}

/**
 * An answer that can't be used: `foreign-answer` (from a proxy, a portal, or another product), `redirected`, `broken-answer` (not
 * JSON), `empty-answer`, `unreadable-answer` (from the service, but not as documented), `answer-too-large`.
 */
export class OsmAnswerError extends OsmError {}

/**
 * No answer: `timeout`, `network` (connection lost), `unreachable` and `tls` (never sent), `proxy` (it asks for a login),
 * `aborted` (the caller stopped).
 */
export class OsmNetworkError extends OsmError {}

/** The client refused to send the request: `circuit-open`, `busy`, `body-too-large`, `invalid-argument`. */
export class OsmRequestError extends OsmError {}

/** The gateway has no API with this path and method. */
const unknownApi = 'APIGW.0101';

/**
 * Whether the gateway doesn't offer the operation, which happens with the message feed: do without it for a while. A 403 never
 * means that: it is about a permission, or comes from a proxy.
 */
export function isMissingOperation(error: unknown): boolean {
  return error instanceof OsmApiError && error.code === unknownApi;
}

/** The documented codes for a missing permission. */
const forbidden = ['OSM.0003', 'OSM.01010002', 'APIGW.0302'];

/** Whether the service says that the account lacks the permission. A 403 from anything else doesn't count. */
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
