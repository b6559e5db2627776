import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { listScopes, type ListFilter } from '../../tickets/list/filter.ts';
import { filterTextLimit, labelsInFilter } from '../../tickets/list/list-filter.ts';
import { quote } from '../../tickets/words/quoted.ts';
import { savedNameLimit, type SavedFilter } from '../../tickets/list/saved.ts';
import { statuses } from '../../tickets/ticket/status.ts';
import { limits, plain, type Block, type Modal } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { modal, input, type FormState } from '../kit/modal.ts';
import { beginning, oneLine } from '../text/cut.ts';
import { statusWord } from '../text/read.ts';

const { inputs } = ids.filter;

export interface FilterForm {
  /** Where the list is shown. */
  readonly place: Metadata<'filter'>;
  readonly filter: ListFilter;
  /** The chosen labels and user as menu options. */
  readonly labels: readonly types.PlainTextOption[];
  readonly owner?: types.PlainTextOption | undefined;
  readonly saved: readonly SavedFilter[];
  readonly name?: string | undefined;
  readonly form: FormState;
}

/**
 * All conditions that the list can be filtered by. The filter can be saved under a name, and saved ones can be deleted.
 */
export function filterView(asked: FilterForm, texts: Texts): Modal {
  const { place, filter, form } = asked;
  return modal(texts, {
    callback: ids.filter.view,
    metadata: encodeMetadata('filter', place),
    title: texts('filter.title'),
    submit: texts('filter.submit'),
    form,
    blocks: [
      scopeInput(filter, texts),
      statusInput(filter, texts),
      textInput(inputs.words, texts('filter.words'), quoted(filter.words), texts('filter.words.hint')),
      textInput(inputs.key, texts('filter.key'), filter.key, undefined, filterTextLimit),
      ...menus(asked, texts),
      dayInput(inputs.from, texts('filter.from'), filter.from),
      dayInput(inputs.to, texts('filter.to'), filter.to),
      textInput(inputs.product, texts('filter.product'), filter.product, texts('filter.piece.hint'), filterTextLimit),
      textInput(inputs.problem, texts('filter.problem'), filter.problem, texts('filter.piece.hint'), filterTextLimit),
      textInput(
        inputs.name,
        texts('filter.name'),
        asked.name,
        texts('filter.name.hint', { limit: savedNameLimit }),
        40,
      ),
      ...forgetInput(asked.saved, texts),
    ],
  });
}

function scopeInput({ scope }: ListFilter, texts: Texts): Block {
  const option = (value: string) => optionOf(value, texts('cards.list.title', { scope: value }));
  const options = listScopes.map(option);
  return input(inputs.scope, texts('filter.scope'), {
    type: 'static_select',
    action_id: inputs.scope,
    options,
    initial_option: option(scope),
  });
}

function statusInput({ statuses: chosen = [] }: ListFilter, texts: Texts): Block {
  const option = (status: number) => optionOf(String(status), statusWord(status, texts));
  const known: readonly number[] = Object.values(statuses);
  const initial = chosen.filter((status) => known.includes(status)).map(option);
  const element: types.MultiStaticSelect = {
    type: 'multi_static_select',
    action_id: inputs.statuses,
    placeholder: plain(texts('filter.any'), 150),
    options: known.map(option),
    ...(initial.length > 0 && { initial_options: initial }),
  };
  return input(inputs.statuses, texts('filter.statuses'), element, {
    hint: texts('filter.statuses.hint'),
    optional: true,
  });
}

/** Menus whose options are loaded from the service while the person types. */
function menus({ filter, labels, owner }: FilterForm, texts: Texts): Block[] {
  const common = { min_query_length: 0, placeholder: plain(texts('filter.any'), 150) };
  const label: types.MultiExternalSelect = {
    type: 'multi_external_select',
    action_id: inputs.labels,
    ...common,
    max_selected_items: labelsInFilter,
    ...(labels.length > 0 && { initial_options: [...labels] }),
  };
  const one = (id: string, initial: types.PlainTextOption | undefined): types.ExternalSelect => ({
    type: 'external_select',
    action_id: id,
    ...common,
    ...(initial !== undefined && { initial_option: initial }),
  });
  const region = filter.region === undefined ? undefined : optionOf(filter.region, filter.region);
  const hint = texts('filter.labels.hint', { limit: labelsInFilter });
  return [
    input(inputs.labels, texts('filter.labels'), label, { hint, optional: true }),
    input(inputs.owner, texts('filter.owner'), one(inputs.owner, owner), {
      hint: texts('filter.owner.hint'),
      optional: true,
    }),
    input(inputs.region, texts('filter.region'), one(inputs.region, region), { optional: true }),
  ];
}

function textInput(id: string, label: string, value: string | undefined, hint?: string, maxLength = 1000): Block {
  const element: types.PlainTextInput = {
    type: 'plain_text_input',
    action_id: id,
    max_length: maxLength,
    ...(value !== undefined && value !== '' && { initial_value: beginning(value, maxLength) }),
  };
  return input(id, label, element, { hint, optional: true });
}

function dayInput(id: string, label: string, day: string | undefined): Block {
  const element: types.Datepicker = {
    type: 'datepicker',
    action_id: id,
    ...(day !== undefined && { initial_date: day }),
  };
  return input(id, label, element, { optional: true });
}

function forgetInput(saved: readonly SavedFilter[], texts: Texts): Block[] {
  if (saved.length === 0) return [];
  const options = saved.map(({ name }) => optionOf(name, `@${name}`));
  const element: types.MultiStaticSelect = { type: 'multi_static_select', action_id: inputs.forget, options };
  return [input(inputs.forget, texts('filter.forget'), element, { optional: true })];
}

/** Words as a person types them: a word that contains spaces is quoted. */
function quoted(words: readonly string[]): string {
  return words.map((word) => quote(word, /\s/u)).join(' ');
}

/** An option of a menu; Slack allows 75 characters each for text and value. */
export function optionOf(value: string, text: string): types.PlainTextOption & { readonly value: string } {
  return { text: plain(oneLine(text), limits.buttonText), value };
}
