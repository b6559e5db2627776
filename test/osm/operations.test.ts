import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { shapeOf, type Kind } from '../../src/osm/answer-shapes.ts';
import { table, type Mark } from '../../src/osm/operations.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
}

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly { readonly $ref?: string }[];
  readonly requestBody?: { readonly content: object };
  readonly responses: {
    readonly 200: {
      readonly content: Record<string, { readonly schema: { readonly properties?: Record<string, Schema> } }>;
    };
  };
}

/** The marks that the contract implies; `query` and `repeatable` are the table's own knowledge. */
function marksOf({ parameters = [], requestBody, responses }: Described): Mark[] {
  const json = responses[200].content['application/json']?.schema;
  const headers = parameters.flatMap(({ $ref }) => $ref?.split('/').at(-1) ?? []);
  const marks: Mark[] = [];
  if (json === undefined) marks.push('file');
  else if (Object.keys(json.properties ?? {}).every((name) => ['error_code', 'error_msg'].includes(name)))
    marks.push('nothing');
  if (requestBody !== undefined && 'multipart/form-data' in requestBody.content) marks.push('multipart');
  if (headers.length === 0) marks.push('bare');
  else if (!headers.includes('X-Site')) marks.push('siteless');
  return marks;
}

const room = join(import.meta.dirname, '../../src/osm');
const contract = JSON.parse(readFileSync(join(room, 'openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
};
const resolved = (schema: Schema): Schema =>
  schema.$ref === undefined ? schema : (contract.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});

/** What the answer has at its top, and of which kind. */
function shapeIn({ responses }: Described): Record<string, Kind> {
  const kinds: Record<string, Kind> = { array: 'list', object: 'object', integer: 'number', number: 'number' };
  const properties = Object.entries(responses[200].content['application/json']?.schema.properties ?? {});
  return Object.fromEntries(
    properties
      .filter(([name]) => !['error_code', 'error_msg'].includes(name))
      .map(([name, schema]) => [name, kinds[String(resolved(schema).type)] ?? 'scalar']),
  );
}

const described = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('operations', () => {
  it('has all 82 of the contract and no other', () => {
    expect(described).toHaveLength(82);
    expect(Object.keys(table).sort()).toEqual(described.map(({ operation }) => operation.operationId).sort());
  });

  it.each(described.map((entry) => [entry.operation.operationId, entry] as const))(
    '%s is as the contract says',
    (name, entry) => {
      const { method, path, marks } = table[name as keyof typeof table];
      expect({ method, path }).toEqual({ method: entry.method.toUpperCase(), path: entry.path });
      expect(marks.filter((mark) => !['query', 'repeatable', 'transfer'].includes(mark)).toSorted()).toEqual(
        marksOf(entry.operation).toSorted(),
      );
      expect(shapeOf(name as keyof typeof table)).toEqual(shapeIn(entry.operation));
    },
  );

  it('takes the common headers of the contract in one of three forms', () => {
    const forms = described.map(({ operation }) =>
      (operation.parameters ?? [])
        .flatMap(({ $ref }) => $ref?.split('/').at(-1) ?? [])
        .toSorted()
        .join(),
    );
    expect(new Set(forms)).toEqual(new Set(['X-Language,X-Site,X-Time-Zone', 'X-Language,X-Time-Zone', '']));
  });
});

it('schema.d.ts is generated from openapi.json as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'schema-'));
  const fresh = join(folder, 'schema.d.ts');
  const generator = join(import.meta.dirname, '../../node_modules/openapi-typescript/bin/cli.js');
  await promisify(execFile)(process.execPath, [generator, join(room, 'openapi.json'), '--output', fresh]);
  expect(await readFile(fresh, 'utf8')).toBe(await readFile(join(room, 'schema.d.ts'), 'utf8'));
  await rm(folder, { recursive: true });
});
