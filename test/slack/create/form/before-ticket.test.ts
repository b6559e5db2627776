import { describe, expect, it } from '@jest/globals';
import { createTexts } from '../../../../src/locales/index.ts';
import { agreementView } from '../../../../src/slack/agreement/view.ts';
import { newFormMetadata } from '../../../../src/slack/create/open-form-state.ts';
import { formView } from '../../../../src/slack/create/form/form.ts';
import type { FormState } from '../../../../src/slack/create/form/state.ts';
import { emptyValues, type FormAnswers } from '../../../../src/tickets/create/form.ts';
import { viewFaults } from '../../../support/block-kit.ts';
import { formattedTexts } from '../../../support/mrkdwn.ts';
import { readable } from '../../../support/rich-text.ts';

const languages = (['en', 'zh-CN'] as const).map((language) => [language, createTexts(language)] as const);

const base: FormState = {
  metadata: {
    ...newFormMetadata('0b5c9a52-0d0c-4f38-8a3e-2f8f6f0f4a11', undefined),
    product: 'ecs',
    problemType: 'fault',
  },
  values: { ...emptyValues, product: 'ecs', problemType: 'fault' },
  answers: {
    products: [{ id: 'ecs', name: 'ECS' }],
    problemTypes: [{ id: 'fault', name: 'Fault', needsRegion: false }],
    areaCodes: [],
    severities: [],
    parameters: { parameters: [], common: [] },
  },
  waiting: false,
  carried: [],
  notices: [],
};
const view = (answers: FormAnswers, more: Partial<FormState> = {}, texts = createTexts('en')) =>
  formView({ ...base, ...more, answers: { ...base.answers, ...answers } }, texts);
const words = (shown: ReturnType<typeof view>) => JSON.stringify(shown);

const long = 'A sentence with &, <b>marks</b> and <!channel>. '.repeat(3000);

describe('what stands between a person and the ticket', () => {
  it.each(languages)('fits into the form, short and long: %s', (_, texts) => {
    const shortest = {
      agreement: { id: 1, name: 'T', text: '' },
      quota: { total: 0, left: 0 },
      carbonCopies: { known: [] },
    };
    const longest = {
      agreement: { id: Number.MAX_SAFE_INTEGER, name: long, text: long, version: 12 },
      quota: { total: 1_000_000, left: 1_000_000 },
      carbonCopies: {
        max: 1000,
        known: Array.from({ length: 50 }, (__, at) => `${'a'.repeat(120)}${at}@example.com`),
      },
      contacts: [
        { way: 'phone' as const, needsCode: true, sentAt: Date.UTC(2026, 0, 1) },
        { way: 'email' as const, needsCode: true },
      ],
    };
    const values = { ...base.values, agreement: String(Number.MAX_SAFE_INTEGER), copies: 'a@b.c, '.repeat(1000) };
    const marks = { problemType: long, phone: long, copies: long, agreement: long };
    expect(viewFaults(view(shortest, {}, texts))).toEqual([]);
    expect(viewFaults(view(longest, { values, marks }, texts))).toEqual([]);
  });

  it('is not there where nothing stands between', () => {
    const shown = words(view({ carbonCopies: { most: 0, known: [] }, contacts: [{ way: 'phone', needsCode: false }] }));
    for (const word of ['CC', 'Send code', 'Agreement', 'left for this type']) expect(shown).not.toContain(word);
  });

  it('ticks the agreement only in the version that was agreed to', () => {
    const agreement = { id: 2, name: 'Terms', text: 'Be kind.' };
    const ticked = (agreed: string) => words(view({ agreement }, { values: { ...base.values, agreement: agreed } }));
    expect(ticked('2')).toContain('"initial_options"');
    expect(ticked('1')).not.toContain('"initial_options"');
  });
});

describe('the agreement in a view of its own', () => {
  it.each(languages)('has pages, each of which Slack takes: %s', (_, texts) => {
    const agreement = { id: 1, name: long, text: long, version: 3 };
    const pages = [0, 1, 8, 10_000].map((page) =>
      agreementView({ agreement, signed: true }, { kind: 'ticket', page }, texts),
    );
    expect(pages.flatMap(viewFaults)).toEqual([]);
    expect(new Set(pages.map((shown) => JSON.stringify(shown.blocks))).size).toBe(4);
    const short = { agreement: { id: 1, name: 'T', text: '' }, signed: false };
    expect(viewFaults(agreementView(short, { kind: 'access', page: 0 }, texts))).toEqual([]);
  });

  it('cannot mention anybody', () => {
    const agreement = { id: 1, name: '<!channel>', text: '<!here> <@U1>' };
    const view = agreementView({ agreement, signed: false }, { kind: 'ticket', page: 0 }, createTexts('en'));
    expect(formattedTexts(view).join()).not.toMatch(/<[!@]/);
    expect(readable(view.blocks)).toContain('<!here> <@U1>');
  });
});
