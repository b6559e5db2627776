import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/**
 * Creates X.509 certificates (RFC 5280) for TLS tests with node:crypto, which can sign certificates but not create
 * them. So the repository contains no keys, and no certificate expires.
 */
export interface Certificate {
  /** PEM. */
  readonly cert: string;
  readonly key: string;
}

export interface Issuer extends Certificate {
  readonly name: string;
  readonly privateKey: KeyObject;
}

interface Wishes {
  readonly name: string;
  /** DNS names and IPv4 addresses. */
  readonly hosts?: readonly string[];
  readonly issuer?: Issuer | undefined;
  readonly authority?: boolean;
  readonly until?: Date;
}

/** Signed by `issuer`, or by itself. */
export function makeCertificate(wishes: Wishes): Issuer {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = wishes.issuer ?? { name: wishes.name, privateKey };
  const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
  const until = wishes.until ?? new Date(Date.now() + 86_400_000);
  const toBeSigned = sequence(
    tlv(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    distinguishedName(issuer.name),
    sequence(time(new Date(until.getTime() - 30 * 86_400_000)), time(until)),
    distinguishedName(wishes.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extensions(wishes))),
  );
  const signature = sign('sha256', toBeSigned, issuer.privateKey);
  const certificate = sequence(toBeSigned, ecdsaWithSha256, bits(signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    name: wishes.name,
    privateKey,
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function extensions({ hosts = [], authority = false }: Wishes): Buffer[] {
  const yes = tlv(0x01, Buffer.from([0xff]));
  const basic = sequence(oid('2.5.29.19'), yes, tlv(0x04, authority ? sequence(yes) : sequence()));
  const names = hosts.map((host) =>
    /^[\d.]+$/.test(host) ? tlv(0x87, Buffer.from(host.split('.').map(Number))) : tlv(0x82, Buffer.from(host)),
  );
  return names.length === 0 ? [basic] : [basic, sequence(oid('2.5.29.17'), tlv(0x04, sequence(...names)))];
}

function distinguishedName(name: string): Buffer {
  return sequence(tlv(0x31, sequence(oid('2.5.4.3'), tlv(0x0c, Buffer.from(name)))));
}

/** UTCTime. */
function time(date: Date): Buffer {
  return tlv(0x17, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(2, 14)}Z`));
}

function tlv(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const length = body.length;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), body]);
}

const sequence = (...parts: readonly Uint8Array[]) => tlv(0x30, ...parts);
const integer = (bytes: Uint8Array) => tlv(0x02, bytes);
const bits = (bytes: Uint8Array) => tlv(0x03, Buffer.from([0]), bytes);

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const groups = [part & 0x7f];
    for (let left = part >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return tlv(0x06, Buffer.from(bytes));
}
