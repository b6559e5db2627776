import { OsmAnswerError, OsmApiError } from './errors.ts';
import type { ExchangeParts, Outgoing } from './exchange.ts';
import type { Failure } from './failure.ts';
import { parseRetryAfter } from './retry.ts';
import { scrub } from './scrub.ts';

/** Makes the errors of one answer, which share its status, request id and Retry-After. */
export function answerErrors(response: Response, outgoing: Outgoing, parts: ExchangeParts) {
  const { status, headers } = response;
  const secrets = [...parts.secrets, ...credentialsIn(outgoing.headers)];
  const requestId = simple(secrets, headers.get('x-request-id') ?? undefined);
  const retryAfter = parseRetryAfter(headers.get('retry-after'), parts.now());
  return {
    /** The answer cannot be used: see `OsmAnswerError` for the codes. */
    unusable: (code: string, what: string) =>
      new OsmAnswerError(outgoing, what, { code, status, requestId, retryAfter, ambiguous: !outgoing.safe }),
    /** The answer says what is wrong. At a 401 its words are dropped: they may hold the signed request, header by header. */
    refused: (failure: Failure) => {
      const code = simple(secrets, failure.code) ?? `http-${status}`;
      const what = status === 401 ? 'was refused: signature, clock or token is wrong' : 'was refused';
      return new OsmApiError(outgoing, what, {
        code,
        status,
        requestId: requestId ?? simple(secrets, failure.requestId),
        retryAfter,
        ambiguous: !outgoing.safe && (status >= 500 || code === serverError),
        detail: status === 401 || failure.message === undefined ? undefined : scrub(failure.message, secrets),
      });
    },
  };
}

const serverError = 'OSM.0004';

/** A code or an id; anything else is nothing to rely on. */
function simple(secrets: readonly string[], value: string | undefined): string | undefined {
  return value !== undefined && /^[\w.-]{1,64}$/.test(value) && scrub(value, secrets) === value ? value : undefined;
}

/** What of a request must not come back in an error. */
function credentialsIn(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (!/^(authorization|x-auth-token|x-security-token)$/i.test(name)) return [];
    return [value, ...value.split(/[=,\s]+/).filter((part) => part.length >= 32)];
  });
}
