import { badParameter } from '../gateway/refusal.ts';
import type { Operation, Parameter } from './operations.ts';

/** Values by the contract's names; absent ones are undefined. */
export type Parameters = Readonly<Record<string, Value | undefined>>;

type Scalar = string | number | boolean;
type Value = Scalar | readonly Scalar[];

export interface Source {
  readonly path: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [string, string])[];
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * Reads and validates all parameters of a request.
 * @throws Refusal with 400 OSM.0001: unknown query names, missing, repeated or malformed values
 */
export function readParameters(operation: Operation, source: Source): Parameters {
  const known = operation.parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name);
  const stranger = source.query.find(([name]) => !known.includes(name));
  if (stranger !== undefined) throw badParameter(`Unknown query parameter ${stranger[0]}`);
  return Object.fromEntries(
    operation.parameters.map((parameter) => [parameter.name, readParameter(parameter, source)]),
  );
}

function readParameter(parameter: Parameter, source: Source): Value | undefined {
  const values = valuesOf(parameter, source);
  if (values.length === 0) {
    if (parameter.required) throw badParameter(`Parameter ${parameter.name} is missing`);
    return parameter.initial;
  }
  if (parameter.type !== 'array' && values.length > 1) throw badParameter(`Parameter ${parameter.name} is given twice`);
  const value =
    parameter.type === 'array'
      ? values.map((text) => convert(parameter.itemType, text))
      : convert(parameter.type, values[0] ?? '');
  const problem = parameter.check(value);
  if (problem !== undefined) throw badParameter(`Parameter ${parameter.name}: ${problem}`);
  return value;
}

function valuesOf(parameter: Parameter, source: Source): readonly string[] {
  if (parameter.in === 'query')
    return source.query.filter(([name]) => name === parameter.name).map(([, value]) => value);
  const value = parameter.in === 'path' ? source.path[parameter.name] : source.headers[parameter.name.toLowerCase()];
  return value === undefined ? [] : [value].flat();
}

/** Text that does not parse as the type is passed on unchanged: the check then names it. */
function convert(type: Parameter['itemType'], text: string): Scalar {
  if (type === 'integer' && /^-?\d{1,19}$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
