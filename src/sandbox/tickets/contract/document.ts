import { readFileSync } from 'node:fs';

/** The parts of the OpenAPI document that the service reads. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationSpec>>>>;
  readonly components: { readonly parameters: Readonly<Record<string, ParameterSpec>> };
}

export interface OperationSpec {
  readonly operationId: string;
  readonly parameters?: readonly (ParameterSpec | Reference)[] | undefined;
  readonly requestBody?: { readonly content: Content } | undefined;
  readonly responses: Readonly<Record<string, { readonly content?: Content | undefined }>>;
}

export interface ParameterSpec {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean | undefined;
  readonly schema: Schema;
}

export interface Reference {
  readonly $ref: string;
}

export type Schema = Readonly<Record<string, unknown>>;
type Content = Readonly<Record<string, { readonly schema: Schema }>>;

/**
 * The contract of the ticket API, closed: an object may have only the properties that the contract names, so that
 * misspelled names are found on either side.
 */
export function readContract(): Document {
  const text = readFileSync(new URL('../../../osm/openapi.json', import.meta.url), 'utf8');
  return JSON.parse(text, (key, value: unknown) => close(key, value)) as Document;
}

/** Properties that the console sends and that the reference does not mention. */
const seen: Readonly<Record<string, Schema>> = {
  CreateOrderIncidentV2Req: { agreement_signed_record_id: { type: ['string', 'integer'] } },
};

function close(key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const schema = value as Record<string, unknown>;
  const open = schema.type === 'object' && typeof schema.properties === 'object' && !('additionalProperties' in schema);
  if (!open) return schema;
  return { ...schema, properties: { ...(schema.properties as Schema), ...seen[key] }, additionalProperties: false };
}

/** Follows a local reference such as `#/components/parameters/X-Site`. */
export function resolve(document: Document, value: unknown): unknown {
  const reference = (value as Partial<Reference>).$ref;
  if (reference === undefined) return value;
  const steps = reference.slice(2).split('/');
  return steps.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], document);
}
