import { isGroupless } from './groupless.ts';
import type { ServiceFailure } from '../tickets/ports.ts';

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
  }

  /** Urged too recently; after how long it may be urged again is not documented. */
  get tooSoon(): boolean {
    return this.code === 'OSM.01010004';
  }

  /** See `ServiceFailure`. */
  get groupless(): boolean {
    return isGroupless(this.operation, this.code);
  }

  /** There is no such ticket (or what else was asked for). A path that the gateway does not know is another thing. */
  get notFound(): boolean {
    if (this.groupless) return false;
    return this.code === 'OSM.01010015' || (this.status === 404 && this.code !== unknownApi);
  }
}

/** The service answered with an error; `code` is its own, or `http-502` and the like where it gave none. */
export class OsmApiError extends OsmError {
  /** A business error, which arrives with HTTP 200, or a bad request. */
  get refusal(): boolean {
    return this.status === 200 || this.status === 400;
  }
}

/** An answer that is none: `unreadable-answer`, `empty-answer`, `answer-too-large`, `redirected`. */
export class OsmAnswerError extends OsmError {}

/** No answer: `timeout`, `network` (dropped), `unreachable` (never sent), `aborted` (the caller gave up). */
export class OsmNetworkError extends OsmError {}

/** Refused here, before anything was sent: `circuit-open`, `body-too-large`, `invalid-argument`. */
export class OsmRequestError extends OsmError {}

/** The gateway knows no such path and method. */
const unknownApi = 'APIGW.0101';

/** Whether an operation is not offered to this account at all, as the feed of messages may be: do without it. */
export function isMissingOperation(error: unknown): boolean {
  return error instanceof OsmApiError && (error.code === unknownApi || error.status === 403);
}

function sentence(origin: Origin, what: string, details: OsmErrorDetails): string {
  const facts = [details.code];
  if (details.status !== undefined) facts.push(`HTTP ${details.status}`);
  if (details.requestId !== undefined) facts.push(`request ${details.requestId}`);
  const words = details.detail === undefined ? '' : `: ${details.detail}`;
  return `${origin.method} ${origin.path} ${what} (${facts.join(', ')})${words}`;
}
