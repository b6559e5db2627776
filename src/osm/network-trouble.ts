import type { ServiceTrouble } from '../tickets/ports.ts';
import type { SettingNames } from './settings.ts';

/** The target of a connection, and the names of its settings. */
export interface Route {
  readonly host: string;
  /** The name of the setting with the address. */
  readonly endpoint: string;
  readonly names: Pick<SettingNames, 'authorities' | 'proxy'>;
  /** Host and port of the proxy, if the process uses one. */
  readonly proxy?: string | undefined;
}

/**
 * Codes of Node (tls, "X509 certificate error codes") and OpenSSL for failed handshakes. Other codes of OpenSSL, such as for a
 * broken record, also occur after the request was sent.
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
/** Node's message for a host that disconnects during the handshake; the code (ECONNRESET) isn't specific. */
const hungUp = /before secure TLS connection was established/i;

/** The cause if there was no TLS connection, so the request was never sent; undefined otherwise. */
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
 * Recognizes a proxy that refuses with 407. If it refuses a tunnel, nothing of the request was sent, and the message of undici
 * (or of our agent) says so. If it refuses a request, fetch hides the status: by its standard a 407 without a window is a network
 * error, and undici's is the only one without a message.
 * @returns undefined for any other error
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

/** The system's code, such as ECONNRESET, which fetch hides one or two causes deep. */
export function systemCode(error: unknown): string | undefined {
  return causes(error)
    .map(({ code }) => code)
    .find((code) => typeof code === 'string');
}

type Fields = Readonly<Record<string, unknown>>;

/** An error and its causes. Errors of fetch can come from another realm, where `instanceof Error` is false. */
function causes(error: unknown): readonly Fields[] {
  const chain: Fields[] = [];
  for (let current = error; isObject(current) && chain.length < 5; current = current.cause) chain.push(current);
  return chain;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
