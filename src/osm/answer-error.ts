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
  const { host } = outgoing.url;
  const unusable = (code: string, what: string, detail?: string) =>
    new OsmAnswerError(outgoing, what, { code, status, requestId, retryAfter, detail, ambiguous: !outgoing.safe });
  return {
    /** The answer cannot be used: see `OsmAnswerError` for the codes. */
    unusable,
    /** The answer is not the service's at all. */
    foreign: (body: Uint8Array) =>
      unusable(
        'foreign-answer',
        `was answered at ${host} by something that is not the service`,
        scrub(describe(headers, body), secrets),
      ),
    /** Not followed: it would take the credentials elsewhere. */
    redirected: () => {
      const target = hostOf(headers.get('location'), outgoing.url.origin);
      return unusable('redirected', `was redirected from ${host} to ${scrub(target, secrets)}, which is not followed`);
    },
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

/** What tells an admin who answered: the kind of answer, the server's name, the title of a page. */
function describe(headers: Headers, body: Uint8Array): string {
  const title = /<title>([^<]{1,100})<\/title>/i.exec(Buffer.from(body).toString('utf8', 0, 4096))?.[1];
  const server = headers.get('server') ?? headers.get('via');
  return [
    headers.get('content-type')?.split(';')[0] ?? 'no content type',
    ...(server === null ? [] : [`server ${server}`]),
    ...(title === undefined ? [] : [`“${title.trim()}”`]),
  ].join(', ');
}

/** Without path and query, which may hold anything. */
function hostOf(location: string | null, base: string): string {
  return location !== null && URL.canParse(location, base)
    ? new URL(location, base).host
    : 'an address it does not name';
}

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
