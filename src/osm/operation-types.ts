import type { OperationName } from './operations.ts';
import type { MultipartBody } from './payload.ts';
import type { operations } from './schema.d.ts';

/** The arguments of an operation, as in the contract. Optional ones can also be undefined. */
export type Arguments<Name extends OperationName> = Parameters<operations[Name]['parameters']> & Body<operations[Name]>;

/** The result of an operation: its JSON, or a file. The service may leave out or misspell any part of it. */
export type Result<Name extends OperationName> = operations[Name]['responses'][200]['content'] extends {
  'application/json': infer Json;
}
  ? Json
  : Download;

type Place = 'path' | 'query' | 'header';

/** The places that have arguments; the contract marks the others with `never`. */
type Used<Given> = { [Key in keyof Given]-?: [NonNullable<Given[Key]>] extends [never] ? never : Key }[keyof Given];

type Parameters<Given> = { [Key in Used<Given> & Place]: Loose<NonNullable<Given[Key]>> } extends infer All
  ? { [Key in keyof All as object extends All[Key] ? never : Key]: All[Key] } & {
      [Key in keyof All as object extends All[Key] ? Key : never]?: All[Key] | undefined;
    }
  : never;

type Body<Given> = Given extends { requestBody: { content: infer Content } }
  ? { readonly body: Content extends { 'application/json': infer Json } ? Loose<Json> : MultipartBody }
  : unknown;

/** Allows undefined for optional properties, at every depth: both are left out of the request. Lists can be readonly. */
type Loose<Given> = Given extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : Given extends object
    ? { readonly [Key in keyof Given]: Loose<Given[Key]> | (object extends Pick<Given, Key> ? undefined : never) }
    : Given;

/** A file from the service. Read or cancel its stream: until then it holds a connection. */
export interface Download {
  readonly stream: ReadableStream<Uint8Array>;
  readonly type?: string | undefined;
  /** Bytes, if the service says so. */
  readonly size?: number | undefined;
}
