import type { ServiceTrouble } from '../tickets/ports.ts';
import { OsmAnswerError, OsmApiError } from './errors.ts';
import type { Failure } from './failure.ts';
import type { ExchangeDeps, Outgoing } from './outgoing.ts';
import { parseRetryAfter } from './retry.ts';
import { scrub } from './scrub.ts';
import { endpointName } from './settings.ts';
import { signInTrouble, type Refused } from './sign-in-trouble.ts';

/** Creates the errors for one response. They share its status, request ID, and Retry-After. */
export function answerErrors(response: Response, outgoing: Outgoing, deps: ExchangeDeps) {
  const { status, headers } = response;
  const secrets = [...deps.secrets, ...credentialsIn(outgoing.headers)];
  const requestId = simple(secrets, headers.get('x-request-id') ?? undefined);
  const retryAfter = parseRetryAfter(headers.get('retry-after'), deps.now());
  const { host, origin } = outgoing.url;
  const address = { host, check: [endpointName(deps.speaker, deps.names)] };
  const unusable = (code: string, what: string, trouble?: ServiceTrouble) =>
    new OsmAnswerError(outgoing, what, { code, status, requestId, retryAfter, trouble, ambiguous: !outgoing.safe });

  function troubleOf(failure: Failure): ServiceTrouble | undefined {
    if (failure.code === unknownApi) return { kind: 'address', ...address };
    const by = credentialOf(outgoing);
    if (status !== 401 && (by !== 'login' || status >= 500 || status === 429)) return undefined;
    const date = Date.parse(headers.get('date') ?? '');
    const ahead = Number.isNaN(date) ? undefined : deps.now() - date;
    return signInTrouble({ host, message: failure.message ?? '', ahead, by, names: deps.names });
  }

  return {
    /** For an answer that can't be used; see `OsmAnswerError` for the codes. */
    unusable: (code: string, what: string) => unusable(code, what),
    /** For an answer that doesn't come from the service. */
    foreign: (body: Uint8Array) => {
      const detail = scrub(describe(headers, body), secrets);
      return unusable('foreign-answer', 'was not answered by the service', { kind: 'foreign', ...address, detail });
    },
    /** For a redirect, which isn't followed: it would take the credentials elsewhere. */
    redirected: () => {
      const detail = scrub(hostOf(headers.get('location'), origin), secrets);
      return unusable('redirected', 'was redirected', { kind: 'redirect', ...address, detail });
    },
    /** For a documented error. The message of a 401 is dropped, because it may hold the signed request, header by header. */
    refused: (failure: Failure) => {
      const code = simple(secrets, failure.code) ?? `http-${status}`;
      const wordless = status === 401 && credentialOf(outgoing) !== 'login';
      return new OsmApiError(outgoing, 'was refused', {
        code,
        status,
        requestId: requestId ?? simple(secrets, failure.requestId),
        retryAfter,
        ambiguous: !outgoing.safe && (status >= 500 || code === serverError),
        detail: wordless || failure.message === undefined ? undefined : scrub(failure.message, secrets),
        trouble: troubleOf(failure),
      });
    },
  };
}

const serverError = 'OSM.0004';
const unknownApi = 'APIGW.0101';

/** How a call was authorized. */
function credentialOf({ operation, headers }: Outgoing): Refused['by'] {
  if (operation === 'iam.createToken') return 'login';
  if ('X-Auth-Token' in headers) return 'token';
  return 'X-Security-Token' in headers ? 'temporary-key' : 'key';
}

/** Tells an admin who answered: the content type, the server's name, the title of a page. */
function describe(headers: Headers, body: Uint8Array): string {
  const title = /<title>([^<]{1,100})<\/title>/i.exec(Buffer.from(body).toString('utf8', 0, 4096))?.[1];
  const server = headers.get('server') ?? headers.get('via');
  return [
    headers.get('content-type')?.split(';')[0] ?? 'no content type',
    ...(server === null ? [] : [`server ${server}`]),
    ...(title === undefined ? [] : [`“${title.trim()}”`]),
  ].join(', ');
}

/** The host that a redirect leads to, without path and query, which may hold anything. */
function hostOf(location: string | null, base: string): string {
  return location !== null && URL.canParse(location, base)
    ? new URL(location, base).host
    : 'an address it does not name';
}

/** A value that looks like a code or an ID and holds no secret; undefined otherwise. */
function simple(secrets: readonly string[], value: string | undefined): string | undefined {
  return value !== undefined && /^[\w.-]{1,64}$/.test(value) && scrub(value, secrets) === value ? value : undefined;
}

/** The credentials in a request's headers, which must not appear in an error. */
function credentialsIn(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (!/^(authorization|x-auth-token|x-security-token)$/i.test(name)) return [];
    return [value, ...value.split(/[=,\s]+/).filter((part) => part.length >= 32)];
  });
}
