import { createChecker, type Check } from './checker.ts';
import {
  readContract,
  resolve,
  type Document,
  type OperationSpec,
  type ParameterSpec,
  type Schema,
} from './document.ts';

/** An operation of the contract with everything needed to match, read and validate it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** Path segments; `undefined` stands for a variable, whose name is in `variables` at the same index. */
  readonly segments: readonly (string | undefined)[];
  readonly variables: readonly (string | undefined)[];
  readonly parameters: readonly Parameter[];
  readonly body?:
    | {
        readonly kind: 'json' | 'multipart';
        readonly check: Check;
        /** True if every field is optional: then the body may be omitted. */
        readonly optional: boolean;
      }
    | undefined;
  readonly answer: { readonly kind: 'json' | 'bytes'; readonly check: Check };
  /** True if the operation accepts an IAM user group. */
  readonly takesGroup: boolean;
  /** True if a successful answer may also have `error_code`. */
  readonly answersCode: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly type: 'string' | 'integer' | 'boolean' | 'array';
  /** Type of the items of an array. */
  readonly itemType: 'string' | 'integer' | 'boolean';
  readonly initial: string | number | boolean | undefined;
  readonly check: Check;
}

/** All operations of the contract. Validators are compiled at first use, so that the start is quick. */
export function loadOperations(): readonly Operation[] {
  const document = readContract();
  const checker = createChecker(document);
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, spec]) => operation(document, checker, path, method, spec)),
  );
}

function operation(
  document: Document,
  checker: (pointer: string) => Check,
  path: string,
  method: string,
  spec: OperationSpec,
): Operation {
  const pointer = `#/paths/${path.replaceAll('/', '~1')}/${method}`;
  const segments = path.slice(1).split('/');
  const variable = (segment: string) => (segment.startsWith('{') ? segment.slice(1, -1) : undefined);
  const sent = Object.keys(spec.requestBody?.content ?? {})[0];
  const received = Object.entries(spec.responses['200']?.content ?? {})[0];
  const schemaAt = (place: string, type: string) =>
    checker(`${pointer}/${place}/content/${type.replace('/', '~1')}/schema`);
  const parameters = (spec.parameters ?? []).map((entry) => resolve(document, entry) as ParameterSpec);
  const bodySchema = resolve(document, spec.requestBody?.content[sent ?? '']?.schema ?? {}) as Schema;
  return {
    id: spec.operationId,
    method: method.toUpperCase(),
    segments: segments.map((segment) => (variable(segment) === undefined ? segment : undefined)),
    variables: segments.map(variable),
    parameters: (spec.parameters ?? []).map((entry) => {
      const found = resolve(document, entry) as ParameterSpec;
      const place = '$ref' in entry ? entry.$ref : `${pointer}/parameters/${spec.parameters?.indexOf(entry) ?? 0}`;
      return parameter(document, found, checker(`${place}/schema`));
    }),
    body:
      sent === undefined
        ? undefined
        : {
            kind: sent.startsWith('multipart') ? 'multipart' : 'json',
            check: schemaAt('requestBody', sent),
            optional: bodySchema.required === undefined,
          },
    answer: {
      kind: received?.[0] === 'application/json' ? 'json' : 'bytes',
      check: schemaAt('responses/200', received?.[0] ?? 'application/json'),
    },
    takesGroup:
      parameters.some(({ name }) => name === 'group_id' || name === 'groupId') ||
      Object.hasOwn(bodySchema.properties ?? {}, 'group_id'),
    answersCode: Object.hasOwn(received?.[1].schema.properties ?? {}, 'error_code'),
  };
}

/** Parameters whose unknown values have their own error code (OSM.01010013), returned by the handler. */
const checkedByHandler = ['action_id'];

function parameter(document: Document, spec: ParameterSpec, check: Check): Parameter {
  const schema = resolve(document, spec.schema) as Schema;
  const items = resolve(document, schema.items ?? {}) as Schema;
  return {
    name: spec.name,
    in: spec.in,
    required: spec.required ?? false,
    type: schema.type as Parameter['type'],
    itemType: (items.type ?? 'string') as Parameter['itemType'],
    initial: schema.default as Parameter['initial'],
    check: checkedByHandler.includes(spec.name) ? () => undefined : check,
  };
}
