import type { Parameters } from '../contract/read-parameters.ts';
import type { Name } from '../data/name.ts';
import type { Context } from '../state/context.ts';
import type { Account, User } from '../state/world.ts';

/** A request that has been fully checked against the contract. */
export interface Call {
  readonly context: Context;
  readonly account: Account;
  readonly user: User;
  /** The IAM user group of the call; undefined if none is given, or the contract does not accept one. */
  readonly group: { readonly id: string } | 'no-place' | undefined;
  /** By the contract's names, with its defaults. */
  readonly parameters: Parameters;
  /** The names in the query, as sent. */
  readonly sent: readonly string[];
  /** JSON as in the contract, or an `Upload`. Handlers declare its type by the contract. */
  readonly body: unknown;
  readonly language: keyof Name;
  /** Minutes east of UTC, of `X-Time-Zone`. */
  readonly zone: number;
  /** Makes the address for downloading a file without a signature. */
  readonly downloadUrl: (attachmentId: string) => string;
}

/** A successful answer: an object for JSON, or bytes. */
export type Answer = object | FileAnswer;

export class FileAnswer {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;

  constructor(name: string, type: string, bytes: Buffer) {
    this.name = name;
    this.type = type;
    this.bytes = bytes;
  }
}

/** Carries out one operation; throws a `Refusal` if the API refuses. */
export type Handler = (call: Call) => Answer;

/** A parameter as text; undefined if it was not sent. */
export function text(call: Call, name: string): string | undefined {
  return list(call, name)[0];
}

/** A required parameter as text. */
export function required(call: Call, name: string): string {
  const value = text(call, name);
  if (value === undefined) throw new Error(`The contract does not require ${name}.`);
  return value;
}

export function number(call: Call, name: string): number | undefined {
  const value = text(call, name);
  return value === undefined ? undefined : Number(value);
}

/** A repeated parameter; empty if it was not sent. */
export function list(call: Call, name: string): readonly string[] {
  const value = call.parameters[name];
  return value === undefined ? [] : [value].flat().map(String);
}

/** The part of a list selected by offset and limit. */
export function page<T>(call: Call, items: readonly T[], from = number(call, 'offset') ?? 0): readonly T[] {
  return items.slice(from, from + (number(call, 'limit') ?? 10));
}
