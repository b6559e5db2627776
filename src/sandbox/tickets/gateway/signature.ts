import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { unauthorized, WrongSignature } from './refusal.ts';
import { header, type GatewayRequest } from './request.ts';

/** Maximum clock difference of a request, in milliseconds. */
const tolerance = 15 * 60_000;

export interface SignedAs {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly securityToken?: string | undefined;
}

/**
 * Verifies an SDK-HMAC-SHA256 signature, in the words of the real gateway: "Common Errors Related to IAM Authentication Information"
 * of its guide (2026-02), and for the clock issue 44 of huaweicloud-sdk-java-v3.
 * @param find the credential of an access key
 * @param now epoch milliseconds
 * @returns the credential
 * @throws Refusal with 401 APIGW.0301 and what is wrong
 */
export function verifySignature<T extends SignedAs>(
  request: GatewayRequest,
  find: (accessKey: string) => T | undefined,
  now: number,
): T {
  const { accessKey, signedHeaders, signature } = parseAuthorization(header(request, 'authorization') ?? '');
  const credential = find(accessKey);
  if (credential === undefined) throw unauthorized(`Get secretKey failed,ak:${accessKey},err:ak not exist`);
  checkClock(header(request, 'x-sdk-date'), now);
  checkSignedHeaders(request, signedHeaders);
  checkSecurityToken(header(request, 'x-security-token'), credential.securityToken);
  const canonical = canonicalRequest(request, signedHeaders);
  const stringToSign = `SDK-HMAC-SHA256\n${header(request, 'x-sdk-date') ?? ''}\n${sha256(canonical)}`;
  const expected = createHmac('sha256', credential.secretKey).update(stringToSign).digest();
  const given = Buffer.from(signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new WrongSignature(shown(canonical));
  return credential;
}

function parseAuthorization(value: string) {
  const match = /^SDK-HMAC-SHA256 Access=([^,\s]+), SignedHeaders=([^,\s]+), Signature=([0-9a-f]{64})$/.exec(value);
  if (match === null) throw unauthorized('Authorization format is incorrect');
  const [, accessKey = '', names = '', signature = ''] = match;
  return { accessKey, signedHeaders: names.split(';'), signature };
}

function checkClock(date: string | undefined, now: number): void {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date ?? '');
  if (parts === null) throw unauthorized('x-sdk-date must have the form YYYYMMDDTHHMMSSZ');
  const [, year, month, day, hour, minute, second] = parts.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const offset = Date.UTC(year, month - 1, day, hour, minute, second) - now;
  if (Math.abs(offset) > tolerance) {
    const times = `signature time:${date ?? ''},server time:${new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '')}`;
    throw unauthorized(`calc aksk signature fail:signature expired, ${times}`);
  }
}

function checkSignedHeaders(request: GatewayRequest, signed: readonly string[]): void {
  if (
    signed.join(';') !==
    signed
      .map((name) => name.toLowerCase())
      .sort()
      .join(';')
  ) {
    throw unauthorized('SignedHeaders must be lower-case and sorted');
  }
  const sent = Object.keys(request.headers);
  // The SDK for Go never signs host; those for Python and PHP sign every header, including the content type of
  // multipart bodies.
  const missing = ['x-sdk-date', ...sent.filter((name) => name.startsWith('x-'))].find(
    (name) => !signed.includes(name),
  );
  if (missing !== undefined) throw unauthorized(`header ${missing} is not signed`);
  const absent = signed.find((name) => !sent.includes(name));
  if (absent !== undefined) throw unauthorized(`signed header ${absent} is not sent`);
  if (signed.includes('authorization')) throw unauthorized('header authorization must not be signed');
}

function checkSecurityToken(sent: string | undefined, expected: string | undefined): void {
  if (sent !== expected) throw unauthorized('the security token of the temporary access key is missing or wrong');
}

function canonicalRequest(request: GatewayRequest, signedHeaders: readonly string[]): string {
  const path = request.segments.map(encode).join('/');
  return [
    request.method,
    path === '' ? '/' : `/${path}/`,
    canonicalQuery(request.query),
    ...signedHeaders.map((name) => `${name}:${[request.headers[name]].flat().join(',').trim()}`),
    '',
    signedHeaders.join(';'),
    bodyHash(request),
  ].join('\n');
}

/** Sorted by name, then by value, before encoding, as in the official SDK. */
function canonicalQuery(query: GatewayRequest['query']): string {
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return query
    .toSorted(([nameA, valueA], [nameB, valueB]) => order(nameA, nameB) || order(valueA, valueB))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

/** Unreserved characters stay; encodeURIComponent leaves five more than that. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Of the received bytes, unless a header gives the hash; a hash given there must match the body. */
function bodyHash(request: GatewayRequest): string {
  const actual = sha256(request.body);
  const given = header(request, 'x-sdk-content-sha256') ?? actual;
  if (given !== 'UNSIGNED-PAYLOAD' && given !== actual)
    throw unauthorized('x-sdk-content-sha256 is not the hash of the body');
  return given;
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The gateway shows its canonical request with `|` for newlines and without the security token. */
function shown(canonical: string): string {
  return canonical.replace(/^x-security-token:.*$/m, 'x-security-token:***').replaceAll('\n', '|');
}
