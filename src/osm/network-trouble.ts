import type { ServiceTrouble } from '../tickets/ports.ts';
import type { SettingNames } from './settings.ts';

/** Where a connection was to lead, and what the settings for it are called. */
export interface Route {
  readonly host: string;
  /** Name of the setting that holds the address. */
  readonly endpoint: string;
  readonly names: Pick<SettingNames, 'authorities' | 'proxy'>;
  /** The proxy that the process uses, where it uses one; host and port. */
  readonly proxy?: string | undefined;
}

/**
 * Codes of Node (tls, "X509 certificate error codes") and OpenSSL for connections on which the handshake failed. Others of
 * OpenSSL, a broken record say, come also when the request is on its way.
 */
const untrusted = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
  'INVALID_CA',
  'CERT_CHAIN_TOO_LONG',
]);
const outOfDate = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
const otherName = new Set(['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH']);
const noHandshake = new Set([
  'CERT_REVOKED',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_HTTP_REQUEST',
  'ERR_SSL_UNKNOWN_PROTOCOL',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_TLS_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_TLSV1_UNRECOGNIZED_NAME',
  'ERR_SSL_TLSV1_ALERT_UNRECOGNIZED_NAME',
  'ERR_SSL_EE_KEY_TOO_SMALL',
  'ERR_SSL_CA_MD_TOO_WEAK',
  'ERR_SSL_DH_KEY_TOO_SMALL',
]);
/** Node's words for a host that hangs up during the handshake; the code alone (ECONNRESET) says nothing. */
const hungUp = /before secure TLS connection was established/i;

/** The trouble where no TLS connection came about: the request never left. */
export function tlsTrouble(error: unknown, { host, endpoint, names }: Route): ServiceTrouble | undefined {
  const codes = causes(error).map(({ code }) => code);
  const detail = codes.find((code) => typeof code === 'string');
  const of = (kind: ServiceTrouble['kind'], ...check: string[]): ServiceTrouble => ({ kind, host, check, detail });
  if (detail === undefined) return undefined;
  if (untrusted.has(detail)) return of('tls-untrusted', names.authorities);
  if (outOfDate.has(detail)) return of('tls-expired', endpoint);
  if (otherName.has(detail)) return of('tls-name', endpoint);
  const failed = noHandshake.has(detail) || causes(error).some(({ message }) => hungUp.test(String(message)));
  return failed ? of('tls', endpoint) : undefined;
}

/**
 * A proxy that refuses with 407. Asked for a tunnel it does so before anything of the request is sent, which undici (and
 * what stands between it and us) says in words. In place of an answer fetch hides it: by its standard a 407 outside of a window is a network error, and undici makes
 * it of an error without a message, as no other.
 */
export function proxyTrouble(
  error: unknown,
  { host, names, proxy }: Route,
): { readonly trouble: ServiceTrouble; readonly sent: boolean } | undefined {
  const chain = causes(error);
  const refusedTunnel = chain.some(({ message }) => /proxy (response|answered) \(?407\b/i.test(String(message)));
  const [outer, inner] = chain;
  const hidden =
    outer?.message === 'fetch failed' && inner?.name === 'Error' && inner.message === '' && inner.code === undefined;
  if (!refusedTunnel && !hidden) return undefined;
  return { trouble: { kind: 'proxy', host, check: [names.proxy], detail: proxy }, sent: !refusedTunnel };
}

/** Such as ECONNRESET; fetch hides it one or two causes deep. */
export function systemCode(error: unknown): string | undefined {
  return causes(error)
    .map(({ code }) => code)
    .find((code) => typeof code === 'string');
}

type Fields = Readonly<Record<string, unknown>>;

/** An error and what it was caused by. Errors of fetch may come from another realm, where `instanceof Error` knows none. */
function causes(error: unknown): readonly Fields[] {
  const chain: Fields[] = [];
  for (let current = error; isObject(current) && chain.length < 5; current = current.cause) chain.push(current);
  return chain;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
