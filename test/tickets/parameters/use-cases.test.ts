import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Parameter } from '../../../src/tickets/catalog/catalog.ts';
import { codeOf } from '../../../src/tickets/create/choice-code.ts';
import { createUseCases, type UseCases } from '../../../src/tickets/use-cases.ts';
import { openOffice, person, type Office } from '../support/use-cases.ts';

const count: Parameter = {
  ...{ key: 'count', name: 'Count', kind: 'integer', required: true, initial: '1', max: 9 },
  ...{ options: [], sensitive: false },
};

let office: Office;
let useCases: UseCases;
let sent: unknown[][];

beforeEach(() => {
  office = openOffice();
  sent = [];
  const parameters = {
    show: () => Promise.resolve([{ key: 'count', value: '2' }]),
    add: (...args: unknown[]) => {
      sent.push(args);
      return Promise.resolve();
    },
  };
  const areas = { ...office.deps.inLanguage('en').areas, parameters };
  const catalog = { ...office.service.catalog, parameters: () => Promise.resolve({ parameters: [count], common: [] }) };
  const service = { ...office.service, catalog };
  useCases = createUseCases({ ...office.deps, service, inLanguage: () => ({ service, areas }) });
});

const requester = person('requester');
const kind = { product: 'p1', problemType: 't1' };
const request = (typed: string) => ({
  ...{ key: 'V1', id: 'CS0001', kind },
  values: { parameters: { [codeOf('count')]: [typed] }, secrets: {} },
});

describe('additional parameters', () => {
  it('are asked for by the names of product and problem type, and none of them must be given', async () => {
    const { id } = office.service.add({ product: 'Server', problemType: 'Question' });
    expect(await useCases.parameters.show(requester, id)).toEqual({
      description: 'a ticket',
      given: [{ key: 'count', value: '2' }],
      kind,
      questions: [{ ...count, required: false, initial: undefined }],
    });
  });

  it('are not asked for where the catalog does not know the kind of the ticket', async () => {
    const { id } = office.service.add({ product: 'Server', problemType: 'Of old' });
    expect(await useCases.parameters.show(requester, id)).toMatchObject({ kind: undefined, questions: [] });
  });

  it('are added once', async () => {
    expect(await useCases.parameters.add(requester, request('03'))).toEqual([]);
    expect(await useCases.parameters.add(requester, request('03'))).toEqual([]);
    expect(sent).toEqual([['CS0001', { count: '3' }]]);
  });

  it('with another value are others, also from the same form, and nothing of them stands in a key', async () => {
    const keys: string[] = [];
    const { once } = office.deps;
    const noted = { ...once, begin: (key: string, at: number) => (keys.push(key), once.begin(key, at)) };
    const secret = { ...count, kind: 'line', key: 'password', sensitive: true } as const;
    const catalog = {
      ...office.service.catalog,
      parameters: () => Promise.resolve({ parameters: [secret], common: [] }),
    };
    const { areas } = office.deps.inLanguage('en');
    const add = (...args: unknown[]) => Promise.resolve(void sent.push(args));
    const service = { ...office.service, catalog };
    const parameters = { show: () => Promise.resolve([]), add };
    useCases = createUseCases({
      ...office.deps,
      once: noted,
      service,
      inLanguage: () => ({ service, areas: { ...areas, parameters } }),
    });
    const given = (typed: string) => ({
      ...request(''),
      values: { parameters: {}, secrets: { [codeOf('password')]: [typed] } },
    });
    for (const typed of ['hunter2', 'hunter3', 'hunter2']) await useCases.parameters.add(requester, given(typed));
    expect(sent).toEqual([
      ['CS0001', { password: 'hunter2' }],
      ['CS0001', { password: 'hunter3' }],
    ]);
    expect(keys.join()).not.toContain('hunter');
  });

  it('are checked before they are sent', async () => {
    const field = { parameter: codeOf('count') };
    expect(await useCases.parameters.add(requester, request('10'))).toEqual([
      { field, code: 'too-large', detail: { limit: 9 } },
    ]);
    await expect(useCases.parameters.add(requester, request(' '))).rejects.toMatchObject({ code: 'parameters-empty' });
    await expect(useCases.parameters.add(person('viewer'), request('1'))).rejects.toMatchObject({ code: 'forbidden' });
    expect(sent).toEqual([]);
  });
});
