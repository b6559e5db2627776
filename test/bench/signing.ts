import { createHmac, createSecretKey, hash } from 'node:crypto';
import { bounds, judged } from './bounds.ts';
import { encode } from '../../src/osm/encode.ts';
import { createSdkClock, sign } from '../../src/osm/signature.ts';
import { createUrl } from '../../src/osm/signed-url.ts';
import { officialSignature, type OfficialRequest } from '../osm/official.ts';
import { median } from './load.ts';
import type { Row } from './table.ts';

/** Signatures per second, for one request that is signed repeatedly in this process. */
export interface SigningRow {
  readonly what: string;
  readonly ours: number;
  /** The signer of the official SDK. */
  readonly official: number;
  /** Two SHA-256 and one HMAC of the same bytes, by Node's fastest calls. */
  readonly bare: number;
}

const key = { id: 'QTWAOYTTINDUT2QVKYUC', secret: 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc' };
const host = 'osm.ap-southeast-3.myhuaweicloud.com';
const headers = {
  'X-Site': '1',
  'X-Language': 'en-us',
  'X-Time-Zone': 'GMT+0',
  'X-Domain-Id': '0123456789abcdef0123456789abcdef',
};
const ids = Array.from({ length: 100 }, (_, index) => `CS240101000${100 + index}`);
const search = { limit: 100, offset: 0, query_start_time: '2026-01-01 00:00:00', search_key: ['cloud', '一'] };
const described = (length: number) => ({ business_type_id: 'a'.repeat(32), simple_description: 'x'.repeat(length) });

type Case = Pick<OfficialRequest, 'method' | 'path' | 'query' | 'data'> & { readonly what: string };

const cases: readonly Case[] = [
  { what: 'read a ticket', method: 'GET', path: '/v2/servicerequest/cases/CS24010100101', query: {}, data: undefined },
  { what: 'list tickets', method: 'GET', path: '/v2/servicerequest/cases', query: search, data: undefined },
  {
    what: 'feed of 100 tickets',
    method: 'GET',
    path: '/v2/servicerequest/cases/instant-messages',
    query: { case_ids: ids },
    data: undefined,
  },
  { what: 'short body (0.2 kB)', method: 'POST', path: '/v2/servicerequest/cases', query: {}, data: described(200) },
  { what: 'long body (2 kB)', method: 'POST', path: '/v2/servicerequest/cases', query: {}, data: described(2000) },
  {
    what: 'file in JSON (1 MB)',
    method: 'POST',
    path: '/v2/servicerequest/accessorys/json-format-content',
    query: {},
    data: described(1e6),
  },
];

/**
 * Measures every case for about `milliseconds` per signer, in turns, so that load on the machine affects all three
 * alike.
 */
export function measureSigning(milliseconds = 400): readonly SigningRow[] {
  return cases.map((given) => {
    const [ours, official, bare] = inTurns(signersOf(given), milliseconds);
    return { what: given.what, ours, official, bare };
  });
}

/** The same as rows of the benchmark's table, with the promised bounds. */
export function signingRows(): readonly Row[] {
  return measureSigning().flatMap(({ what, ours, official, bare }): Row[] => [
    {
      what: `sign: ${what}`,
      value: ours,
      unit: '/s',
      beside: { what: 'bare', value: bare },
      ratio: bare / ours,
      bound: judged(bounds.signing.bare, bare / ours),
    },
    {
      what: `sign: ${what}`,
      value: ours,
      unit: '/s',
      beside: { what: 'official', value: official },
      ratio: ours / official,
      bound: judged(bounds.signing.official, ours / official),
    },
  ]);
}

/**
 * Ours receives what the transport passes: the canonical URL, in which it is sent, the bytes of the body, and the
 * secret in its stored form. The official one serializes the body itself.
 */
function signersOf({ method, path, query, data }: Case): [() => unknown, () => unknown, () => unknown] {
  const url = createUrl(`https://${host}`, path.split('/').map(encode).join('/'), query);
  const body = data === undefined ? undefined : Buffer.from(JSON.stringify(data));
  const imported = { id: key.id, secret: createSecretKey(key.secret, 'utf8') };
  const clock = createSdkClock(Date.now);
  const date = clock();
  const names = 'host;x-domain-id;x-language;x-sdk-date;x-site;x-time-zone';
  const lines = Object.entries({ host, ...headers, 'X-Sdk-Date': date }).map(([name, value]) => `${name}:${value}\n`);
  const canonical = `${method}\n${url.path}/\n${url.query}\n${lines.join('')}\n${names}\n${hash('sha256', body ?? '')}`;
  const toSign = `SDK-HMAC-SHA256\n${date}\n${hash('sha256', canonical)}`;
  return [
    () => sign({ method, url, headers, body }, imported, clock()),
    () => officialSignature({ method, host, path, query, headers, data, date }, key),
    () => [
      hash('sha256', body ?? ''),
      hash('sha256', canonical),
      createHmac('sha256', key.secret).update(toSign).digest('hex'),
    ],
  ];
}

const rounds = 40;

/** The median of each one's rounds, which ignores rounds that were disturbed or sped up. */
function inTurns<T extends readonly (() => unknown)[]>(runs: T, milliseconds: number): { [Index in keyof T]: number } {
  // The first round warms up.
  const measured = Array.from({ length: rounds + 1 }, () =>
    runs.map((run) => rateOf(run, milliseconds / rounds)),
  ).slice(1);
  return runs.map((_, index) => median(measured.map((rates) => rates[index] ?? 0))) as { [Index in keyof T]: number };
}

function rateOf(run: () => unknown, milliseconds: number): number {
  const start = performance.now();
  let count = 0;
  let elapsed = 0;
  while (elapsed < milliseconds) {
    for (let times = 0; times < 50; times += 1) run();
    count += 50;
    elapsed = performance.now() - start;
  }
  return (count * 1000) / elapsed;
}
