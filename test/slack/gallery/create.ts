import type { FormMetadata, FormState } from '../../../src/slack/create/form/state.ts';
import { newFormMetadata } from '../../../src/slack/create/open-form-state.ts';
import { formView } from '../../../src/slack/create/form/form.ts';
import {
  doneView,
  progressView,
  successMessage,
  successView,
  draftNotice,
} from '../../../src/slack/create/form/outcome.ts';
import { beginning } from '../../../src/slack/text/cut.ts';
import { foreign } from '../../../src/slack/text/document.ts';
import type { Parameter } from '../../../src/tickets/catalog/catalog.ts';
import { codeOf } from '../../../src/tickets/create/choice-code.ts';
import { emptyValues, type FormAnswers, type FormFile } from '../../../src/tickets/create/form.ts';
import { at, longId, times } from './content.ts';
import type { Entry } from './entry.ts';

const shortCode = newFormMetadata('12345678', undefined);

/** A code as long as it may be read back. */
export const longCode = (long: string): FormMetadata => {
  const code = codeOf(beginning(long, 75));
  return {
    ...{ key: 'k'.repeat(64), generation: 1_000_000, edits: 1_000_000 },
    place: { channel: `C${'0'.repeat(29)}`, thread: `${'1'.repeat(15)}.${'1'.repeat(10)}` },
    ...{ product: code, problemType: code, inserted: code, draft: { state: 'waiting', at: 8.64e15 } },
    ...{ submission: 's'.repeat(64), earlier: { id: longId, title: beginning(long, 80) } },
    ...{ absent: `C${'0'.repeat(29)}`, begun: 'b'.repeat(16), carries: true, compared: true },
    relates: times(4, (place) => ({
      ...{ id: `${longId.slice(1)}${place}`, title: beginning(long, 80), status: Number.MAX_SAFE_INTEGER },
      thread: `https://example.slack.com/${'a'.repeat(274)}`,
    })),
  };
};

const longChoices = (long: string, count: number) =>
  times(count, (place) => ({
    id: place === 0 ? beginning(long, 75) : beginning(`${place}${long}`, 512),
    name: long,
    text: long,
  }));

export const longParameters = (long: string): readonly Parameter[] => {
  const options = longChoices(long, 20);
  return times(150, (place) => ({
    ...{ key: `${beginning(long, 70)}${place}`, name: long, hint: long, initial: long, sensitive: place % 2 === 0 },
    ...{ kind: place % 3 === 0 ? 'multiple-choice' : 'text', required: true, options },
  }));
};

const longAnswers = (long: string): FormAnswers => {
  const options = longChoices(long, 100);
  const contact = (way: 'phone' | 'email') => ({ way, needsCode: true, sentAt: at });
  return {
    products: options,
    problemTypes: options.map((one) => ({ ...one, needsRegion: true })),
    ...{ regions: options, severities: options, templates: options.slice(0, 3), areaCodes: options },
    parameters: {
      parameters: longParameters(long),
      common: times(50, (place) => ({ key: `${beginning(long, 70)}c${place}`, name: long, required: true })),
    },
    uploadLimits: { count: 1000, size: Number.MAX_SAFE_INTEGER, types: times(100, () => beginning(long, 60)) },
    carbonCopies: { most: 1_000_000, known: times(50, () => long) },
    ...{ quota: { total: Number.MAX_SAFE_INTEGER, left: Number.MAX_SAFE_INTEGER }, diagnosis: true, privacy: true },
    agreement: { id: Number.MAX_SAFE_INTEGER, name: long, text: long, version: Number.MAX_SAFE_INTEGER },
    contacts: [contact('phone'), contact('email')],
  };
};

const longForm = (long: string): FormState => {
  const metadata = longCode(long);
  const carried = times(100, (place): FormFile => {
    return { id: `F${place}`, name: long, size: Number.MAX_SAFE_INTEGER, url: 'https://example.com/' };
  });
  const { product, problemType } = metadata;
  return {
    ...{
      metadata,
      answers: longAnswers(long),
      waiting: true,
      failure: foreign(long),
      carried,
      notices: [foreign(long)],
    },
    values: {
      ...emptyValues,
      ...{ product, problemType, region: product, severity: product, areaCode: product, description: long },
      ...{ phone: long, email: long, copies: long, agreement: String(Number.MAX_SAFE_INTEGER), files: carried },
      ...{ channel: metadata.place?.channel, related: metadata.relates, private: 'private' },
    },
    marks: { problemType: foreign(long), phone: foreign(long), copies: foreign(long), agreement: foreign(long) },
  };
};

export const create: readonly Entry[] = [
  {
    name: 'formView',
    shortest: (texts) =>
      formView(
        { metadata: shortCode, values: emptyValues, answers: {}, waiting: false, carried: [], notices: [] },
        texts,
      ),
    longest: (texts, long) => formView(longForm(long), texts),
  },
  {
    name: 'progressView',
    shortest: (texts) => progressView({ step: 'checking' }, texts),
    longest: (texts) => {
      const max = Number.MAX_SAFE_INTEGER;
      return progressView({ step: 'uploading', file: max, of: max, sent: max, total: max }, texts);
    },
  },
  {
    name: 'successView',
    shortest: (texts) => successView({ ticket: '1' }, shortCode, texts),
    longest: (texts, long) => {
      const [linkFailure, relateFailure] = [foreign(long), foreign(long)];
      const [channel, permalink] = [`C${'0'.repeat(30)}`, `https://example.slack.com/${'a'.repeat(2900)}`];
      return successView(
        { ticket: longId, repeated: true, channel, permalink, linkFailure, relateFailure },
        longCode(long),
        texts,
      );
    },
  },
  {
    name: 'doneView',
    shortest: (texts) => doneView(texts('create.earlier.left', { ticket: foreign('1') }), texts),
    longest: (texts, long) => doneView(texts('create.earlier.sent', { ticket: foreign(long) }), texts),
  },
  {
    name: 'draftNotice',
    shortest: (texts) => draftNotice({ metadata: shortCode, reasons: [] }, texts),
    longest: (texts, long) => draftNotice({ metadata: longCode(long), reasons: [foreign(long), foreign(long)] }, texts),
  },
  {
    name: 'successMessage',
    shortest: (texts) => successMessage({ ticket: '1' }, texts),
    longest: (texts, long) => {
      const permalink = `https://example.slack.com/${'a'.repeat(2900)}`;
      return successMessage(
        { ticket: longId, repeated: true, permalink, linkFailure: foreign(long), relateFailure: foreign(long) },
        texts,
      );
    },
  },
];
