import type { Catalog, Parameter } from '../../src/tickets/catalog/catalog.ts';

/** A plain parameter. */
export function parameter(over: Partial<Parameter> & Pick<Parameter, 'key' | 'kind'>): Parameter {
  return { name: `Name of ${over.key}`, required: false, options: [], sensitive: false, ...over };
}

export const choices = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${prefix}${at + 1}`, name: `${prefix} number ${at + 1}` }));

/** One parameter of each documented kind, and one of an unknown kind. */
export const everyKind: readonly Parameter[] = [
  parameter({ key: 'port', kind: 'integer', min: 1, max: 65535, required: true, hint: 'Between 1 and 65535' }),
  parameter({ key: 'instance', kind: 'line', maxLength: 36, initial: 'i-1' }),
  parameter({ key: 'impact', kind: 'single-choice', required: true, options: choices('impact', 3) }),
  parameter({ key: 'zones', kind: 'multiple-choice', options: choices('zone', 4), initial: 'zone1,zone number 2' }),
  parameter({ key: 'terms', kind: 'agreement', required: true }),
  parameter({ key: 'steps', kind: 'text' }),
  parameter({ key: 'odd', kind: 'unknown' }),
  parameter({ key: 'password', kind: 'line', sensitive: true }),
];

/** A small catalog with two products that require different fields. */
export function smallCatalog(over: Partial<Catalog> = {}): Catalog {
  const answer =
    <T>(value: T) =>
    () =>
      Promise.resolve(value);
  return {
    products: answer([
      { id: 'ecs', name: 'Elastic Cloud Server', categoryId: 'compute' },
      { id: 'obs', name: 'Object Storage Service', categoryId: 'storage' },
    ]),
    problemTypes: (product) =>
      Promise.resolve([
        { id: `${product}-fault`, name: 'Fault', needsRegion: true },
        { id: `${product}-question`, name: 'Question', needsRegion: false },
      ]),
    regions: answer(choices('region', 3)),
    severities: (_, problemType) => Promise.resolve(problemType.endsWith('fault') ? choices('severity', 2) : []),
    templates: (problemType) =>
      Promise.resolve(
        problemType.endsWith('fault') ? [{ id: 't1', name: 'Fault report', text: 'Since when:\nWhat:' }] : [],
      ),
    parameters: (_, problemType) =>
      Promise.resolve({ parameters: problemType === 'ecs-fault' ? everyKind : [], common: [] }),
    areaCodes: answer([
      { id: '+49', name: 'Germany' },
      { id: '+65', name: 'Singapore' },
    ]),
    carbonCopies: answer({ max: 3, known: ['team@example.com'] }),
    uploadLimits: answer({ count: 3, size: 2_000_000, types: ['png', 'txt', 'pdf'] }),
    ...over,
  };
}
