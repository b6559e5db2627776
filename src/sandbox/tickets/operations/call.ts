import type { Parameters } from '../contract/read-parameters.ts';
import type { Name } from '../data/name.ts';
import type { Context } from '../state/context.ts';
import type { Account, User } from '../state/world.ts';

/** A request after everything about it has been checked against the contract. */
export interface Call {
  readonly context: Context;
  readonly account: Account;
  readonly user: User;
  /** The IAM user group that the call names; undefined where it names none, or the contract has no place for one. */
  readonly group: { readonly id: string } | 'no-place' | undefined;
  /** By the contract's names, with its defaults where nothing was sent. */
  readonly parameters: Parameters;
  /** The names of the query, as it was sent. */
  readonly sent: readonly string[];
  /** JSON as the contract says, or an `Upload`. Handlers name the shape that the contract gives it. */
  readonly body: unknown;
  readonly language: keyof Name;
  /** Minutes east of UTC, of `X-Time-Zone`. */
  readonly zone: number;
  /** Makes the address under which a file can be fetched without a signature. */
  readonly downloadUrl: (attachmentId: string) => string;
}

/** A good answer: an object for JSON, or bytes. */
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

/** Carries out one operation; throws a `Refusal` where the API says no. */
export type Handler = (call: Call) => Answer;

/** A parameter as text; undefined where it was not sent. */
export function text(call: Call, name: string): string | undefined {
  return list(call, name)[0];
}

/** A parameter that the contract requires, as text. */
export function required(call: Call, name: string): string {
  const value = text(call, name);
  if (value === undefined) throw new Error(`The contract does not require ${name}.`);
  return value;
}

export function number(call: Call, name: string): number | undefined {
  const value = text(call, name);
  return value === undefined ? undefined : Number(value);
}

/** A repeated parameter; empty where it was not sent. */
export function list(call: Call, name: string): readonly string[] {
  const value = call.parameters[name];
  return value === undefined ? [] : [value].flat().map(String);
}

/** The part of a list that offset and limit ask for. */
export function page<T>(call: Call, items: readonly T[], from = number(call, 'offset') ?? 0): readonly T[] {
  return items.slice(from, from + (number(call, 'limit') ?? 10));
}
