import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTexts } from '../../../../src/locales/index.ts';
import { newFormMetadata } from '../../../../src/slack/create/open-form-state.ts';
import { decodeMetadata } from '../../../../src/slack/interaction/metadata.ts';
import { formView } from '../../../../src/slack/create/form/form.ts';
import { merge, readState } from '../../../../src/slack/create/form/read.ts';
import type { FormState } from '../../../../src/slack/create/form/state.ts';
import type { Parameter } from '../../../../src/tickets/catalog/catalog.ts';
import { codeOf } from '../../../../src/tickets/create/choice-code.ts';
import { emptyValues } from '../../../../src/tickets/create/form.ts';
import { viewFaults } from '../../../support/block-kit.ts';
import { choices, everyKind, parameter } from '../../../support/catalog.ts';
import { createModal } from '../../../support/modal.ts';

const texts = createTexts('en');
const key = '0b5c9a52-0d0c-4f38-8a3e-2f8f6f0f4a11';
const file = (id: string, size = 10) => ({ id, name: `${id}.txt`, size, url: `https://files.slack.com/${id}` });

const full: FormState = {
  metadata: {
    ...newFormMetadata(key, { channel: 'C123', thread: '1700000000.000100' }),
    product: 'ecs',
    problemType: 'fault',
  },
  values: {
    ...emptyValues,
    product: 'ecs',
    problemType: 'fault',
    region: 'region2',
    description: 'It is down',
    channel: 'C123',
  },
  answers: {
    products: [{ id: 'ecs', name: 'Elastic Cloud Server' }],
    problemTypes: [{ id: 'fault', name: 'Fault', needsRegion: true }],
    regions: choices('region', 3),
    severities: choices('severity', 2),
    templates: [{ id: 't1', name: 'Fault report', text: 'Since when:' }],
    parameters: { parameters: everyKind, common: [] },
    areaCodes: [{ id: '+49', name: 'Germany' }],
    uploadLimits: { count: 3, size: 2_000_000, types: ['png', 'txt'] },
  },
  waiting: false,
  carried: [],
  notices: [],
};

function opened(state: FormState) {
  const view = formView(state, texts);
  expect(viewFaults(view)).toEqual([]);
  const modal = createModal();
  modal.show(JSON.parse(JSON.stringify(view)) as Record<string, unknown>);
  return modal;
}

const typeOf = (state: FormState, label: string) => opened(state).input(label)?.element.type;
const withParameters = (...parameters: Parameter[]): FormState => {
  return { ...full, answers: { ...full.answers, parameters: { parameters, common: [] } } };
};

describe('the skeleton', () => {
  const skeleton = {
    ...full,
    metadata: newFormMetadata(key, undefined),
    values: { ...emptyValues, description: 'Help' },
    answers: {},
    waiting: true,
  };

  it('can be written in, and says that the rest is on its way', () => {
    const modal = opened(skeleton);
    expect(modal.read('Description')).toMatchObject({ value: 'Help' });
    expect(modal.input('Product')?.element.type).toBe('external_select');
    expect(modal.words()).toContain('You can keep typing');
  });

  it('names the number of characters that are allowed', () => {
    expect(opened(skeleton).input('Description (up to 1,200 characters)')?.element.max_length).toBe(1200);
  });
});

describe('additional parameters', () => {
  it('each have the input that their kind asks for', () => {
    expect(everyKind.map(({ key: name }) => typeOf(full, `Name of ${name}`))).toEqual([
      'number_input',
      'plain_text_input',
      'static_select',
      'multi_static_select',
      'checkboxes',
      'plain_text_input',
      'plain_text_input',
      'plain_text_input',
    ]);
    expect(opened(full).input('Name of port')?.element).toMatchObject({ min_value: '1', max_value: '65535' });
    expect(opened(full).input('Name of instance')?.element).toMatchObject({ multiline: false, max_length: 36 });
    expect(opened(full).input('Name of steps')?.element).toMatchObject({ multiline: true });
  });

  it('begin with the default of the catalog, and then with what was entered', () => {
    expect(opened(full).read('Name of instance')).toMatchObject({ value: 'i-1' });
    expect(opened(full).read('Name of zones')).toMatchObject({
      selected_options: [{ value: 'zone1' }, { value: 'zone2' }],
    });
    const values = { ...full.values, parameters: { instance: ['i-2'], zones: [] } };
    expect(opened({ ...full, values }).read('Name of instance')).toMatchObject({ value: 'i-2' });
    expect(opened({ ...full, values }).read('Name of zones')).toMatchObject({ selected_options: [] });
  });

  it('with more than 100 choices are asked for while typing', () => {
    const long = { key: 'many', options: choices('o', 101) };
    expect(typeOf(withParameters(parameter({ ...long, kind: 'single-choice' })), 'Name of many')).toBe(
      'external_select',
    );
    expect(typeOf(withParameters(parameter({ ...long, kind: 'multiple-choice' })), 'Name of many')).toBe(
      'multi_external_select',
    );
  });

  it('come back as they were entered, the sensitive ones apart', () => {
    const modal = opened(full);
    modal.fill('Name of port', { value: '443' });
    modal.fill('Name of password', { value: 'hunter2' });
    const { state } = modal.view('1') as { state: { values: unknown } };
    const values = merge(emptyValues, readState(state.values), []);
    expect(values).toMatchObject({ product: 'ecs', region: 'region2', description: 'It is down', channel: 'C123' });
    expect(values.parameters).toMatchObject({ port: ['443'], zones: ['zone1', 'zone2'] });
    expect(values.parameters.password).toBeUndefined();
    expect(values.secrets).toEqual({ password: ['hunter2'] });
  });

  it('that have no room are counted, and the required ones come first', () => {
    const many = Array.from({ length: 150 }, (_, at) =>
      parameter({ key: `p${at}`, kind: 'line', required: at >= 140 }),
    );
    const modal = opened(withParameters(...many));
    expect(modal.input('Name of p149')).toBeDefined();
    expect(modal.words()).toMatch(/\d+ more details don't fit/);
  });

  it('with ids that are too long for Slack are still told apart', () => {
    const options = ['a', 'b'].map((end) => ({ id: 'x'.repeat(200) + end, name: `Option ${end}` }));
    const element = opened(withParameters(parameter({ key: 'long', kind: 'single-choice', options }))).input(
      'Name of long',
    )?.element;
    expect(element?.options).toMatchObject(options.map(({ id }) => ({ value: codeOf(id) })));
  });
});

describe('what changes around the text', () => {
  it('does not touch it', () => {
    const modal = opened({ ...full, answers: {}, waiting: true });
    modal.fill('Description', { value: 'typed meanwhile' });
    modal.show(JSON.parse(JSON.stringify(formView(full, texts))) as Record<string, unknown>);
    expect(modal.read('Description')).toMatchObject({ value: 'typed meanwhile' });
  });

  it('resets what belongs to another product', () => {
    const modal = opened(full);
    const other = { ...full.values, product: 'obs', problemType: undefined };
    const answers = { ...full.answers, products: [{ id: 'obs', name: 'Object Storage' }] };
    modal.show(
      JSON.parse(JSON.stringify(formView({ ...full, values: other, answers }, texts))) as Record<string, unknown>,
    );
    expect(modal.read('Problem type')).toMatchObject({ selected_option: null });
    expect(modal.input('Region')).toBeUndefined();
  });
});

describe('files', () => {
  it('have the served limits in words, and Slack filters by types that it knows', () => {
    const element = opened(full).input('Add files')?.element;
    expect(element).toMatchObject({ max_files: 3, filetypes: ['png', 'txt'] });
    expect(opened(full).words()).toContain('Up to 3 files of 1.9 MB each: png, txt.');
    const answers = { ...full.answers, uploadLimits: { count: 20, size: 1, types: ['png', 'core'] } };
    expect(opened({ ...full, answers }).input('Add files')?.element).toMatchObject({ max_files: 10 });
    expect(opened({ ...full, answers }).input('Add files')?.element.filetypes).toBeUndefined();
  });

  it('from elsewhere are listed, ticked as they were, also where they are many', () => {
    const carried = Array.from({ length: 12 }, (_, at) => file(`F${at}`));
    const values = { ...full.values, files: carried.slice(0, 2) };
    expect(opened({ ...full, carried: carried.slice(0, 3), values }).read('Files to attach')).toMatchObject({
      type: 'checkboxes',
      selected_options: [{ value: 'F0' }, { value: 'F1' }],
    });
    expect(opened({ ...full, carried, values }).read('Files to attach')).toMatchObject({ type: 'multi_static_select' });
  });
});

describe('any catalog and any state', () => {
  const name = fc.oneof(
    fc.string({ maxLength: 5 }),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.constant('<!channel>'),
  );
  const choiceOf = fc.record({ id: name, name });
  const list = fc.oneof(fc.array(choiceOf, { maxLength: 5 }), fc.array(choiceOf, { minLength: 95, maxLength: 130 }));
  const number = fc.option(fc.integer(), { nil: undefined });
  const anyParameter = fc.record({
    key: name,
    name,
    kind: fc.constantFrom(...everyKind.map(({ kind }) => kind)),
    required: fc.boolean(),
    hint: fc.option(name, { nil: undefined }),
    initial: fc.option(name, { nil: undefined }),
    maxLength: number,
    min: number,
    max: number,
    options: fc.array(choiceOf, { maxLength: 12 }),
    sensitive: fc.boolean(),
  });
  const state = fc.record({
    metadata: fc.constant(full.metadata),
    values: fc.record({
      product: fc.constantFrom('p', undefined, 'gone'),
      problemType: fc.constantFrom('t', undefined),
      region: fc.option(name, { nil: undefined }),
      description: fc.string({ maxLength: 3000 }),
      phone: name,
      email: name,
      parameters: fc.dictionary(name, fc.array(name, { maxLength: 3 })),
      secrets: fc.constant({}),
      channel: fc.constantFrom(undefined, 'C1', 'D1'),
      files: fc.constant([file('F1')]),
    }),
    answers: fc.record({
      products: fc.constant([{ id: 'p', name: 'P' }]),
      problemTypes: list.map((more) => [
        { id: 't', name: '', needsRegion: true },
        ...more.map((one) => ({ ...one, needsRegion: false })),
      ]),
      regions: fc.option(list, { nil: undefined }),
      severities: list,
      templates: list.map((all) => all.map((one) => ({ ...one, text: one.name }))),
      parameters: fc.record({ parameters: fc.array(anyParameter, { maxLength: 110 }), common: fc.constant([]) }),
      areaCodes: list,
      uploadLimits: fc.option(
        fc.record({ count: fc.integer({ min: -1, max: 30 }), size: fc.nat(), types: fc.array(name, { maxLength: 3 }) }),
        { nil: undefined },
      ),
    }),
    waiting: fc.boolean(),
    failure: fc.option(fc.string({ maxLength: 5000 }), { nil: undefined }),
    carried: fc.constant([file('F1'), { ...file('F2'), name: '' }]),
    notices: fc.array(fc.string({ maxLength: 5000 }), { maxLength: 2 }),
  });

  it('make a view that Slack takes, whose memory can be read again', () => {
    fc.assert(
      fc.property(state, (drawn) => {
        const view = formView(drawn, texts);
        expect(viewFaults(view)).toEqual([]);
        expect(decodeMetadata('create', view.private_metadata)).toEqual(drawn.metadata);
      }),
      { numRuns: 150 },
    );
  });
});
