import { randomUUID } from 'node:crypto';
import { shapeOf } from './answer-shapes.ts';
import { encode } from './encode.ts';
import { OsmRequestError, type Origin } from './errors.ts';
import { listOf } from './list-answer.ts';
import { zone } from './mapping/time.ts';
import type { Arguments, Result } from './operation-types.ts';
import { isRead, table, type Operation, type OperationName } from './operations.ts';
import type { Call } from './outgoing.ts';
import { jsonPayload, multipartPayload, type MultipartBody, type Payload } from './payload.ts';
import { createUrl, type Query } from './signed-url.ts';
import type { Transport } from './transport.ts';

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * One method for each operation in the contract. Arguments go in `path`, `query`, `header`, and `body`. Methods reject with an
 * `OsmError`; an upload also rejects with the error of its file's `open`.
 */
export type Client = { readonly [Name in OperationName]: Method<Name> };

type Method<Name extends OperationName> =
  object extends Arguments<Name>
    ? (args?: Arguments<Name>, options?: CallOptions) => Promise<Result<Name>>
    : (args: Arguments<Name>, options?: CallOptions) => Promise<Result<Name>>;

export interface ClientOptions {
  /** The address of the ticket service; see `normalizeBase`. */
  readonly endpoint: string;
  readonly send: Transport;
  /** 0 for China, 1 for international; left out for sites without a number. */
  readonly site?: 0 | 1 | undefined;
  readonly language: string;
  /** Timeouts in milliseconds: for a call, and for one that carries a file. */
  readonly timeout: number;
  readonly transferTimeout: number;
}

/** The arguments of any operation. */
interface Given {
  readonly path?: Readonly<Record<string, string | number>> | undefined;
  readonly query?: Query | undefined;
  readonly header?: Readonly<Record<string, string | number | undefined>> | undefined;
  readonly body?: unknown;
}

export function createClient(options: ClientOptions): Client {
  const methods = Object.entries(table).map(([name, operation]) => {
    const headers = commonHeaders(operation, options);
    const method = async (given: Given = {}, { signal }: CallOptions = {}): Promise<object> => {
      const origin: Origin = { operation: name, method: operation.method, path: operation.path };
      const { value } = await options.send(callOf(origin, operation, headers, given, options, signal));
      return value;
    };
    return [name, method] as const;
  });
  return Object.fromEntries(methods) as unknown as Client;
}

function callOf(
  origin: Origin,
  operation: Operation,
  headers: Readonly<Record<string, string>>,
  given: Given,
  options: ClientOptions,
  signal: AbortSignal | undefined,
): Call {
  const path = fill(origin, given.path ?? {});
  const { marks } = operation;
  const file = marks.includes('file');
  const safe = isRead(operation);
  return {
    ...origin,
    path,
    url: createUrl(options.endpoint, path, given.query ?? {}),
    headers: { ...headers, ...texts(given.header ?? {}) },
    payload: payloadOf(given.body, marks.includes('multipart')),
    answer: file ? 'file' : marks.includes('nothing') ? 'nothing' : 'data',
    shape: shapeOf(origin.operation as OperationName),
    list: listOf(origin.operation as OperationName),
    safe,
    repeatable: safe || marks.includes('repeatable'),
    timeout:
      file || marks.includes('multipart') || marks.includes('transfer') ? options.transferTimeout : options.timeout,
    signal,
  };
}

function commonHeaders({ marks }: Operation, { site, language }: ClientOptions): Record<string, string> {
  if (marks.includes('bare')) return {};
  const headers = { 'X-Language': language, 'X-Time-Zone': zone };
  return site === undefined || marks.includes('siteless') ? headers : { 'X-Site': String(site), ...headers };
}

/**
 * Fills in the parameters of a path.
 * @throws OsmRequestError `invalid-argument` if a value is empty, `.`, or `..`, which would change the path even if encoded
 */
function fill(origin: Origin, values: Readonly<Record<string, string | number>>): string {
  return origin.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(values[name] ?? '');
    if (!/^\.{0,2}$/.test(value)) return encode(value);
    throw new OsmRequestError(origin, `was not sent: ${name} cannot be "${value}"`, { code: 'invalid-argument' });
  });
}

function payloadOf(body: unknown, multipart: boolean): Payload | undefined {
  if (body === undefined) return undefined;
  return multipart ? multipartPayload(body as MultipartBody, randomUUID()) : jsonPayload(body);
}

function texts(header: Readonly<Record<string, string | number | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(header).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
