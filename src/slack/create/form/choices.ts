import type { InputBlock, Checkboxes, InputBlockElement, NumberInput, PlainTextInput } from '@slack/types';
import type { Texts } from '../../../locales/index.ts';
import type { Choice, Parameter } from '../../../tickets/catalog/catalog.ts';
import { codeOf } from '../../../tickets/create/choice-code.ts';
import { isChoice } from '../../../tickets/create/form-check.ts';
import type { FormShape, FormValues } from '../../../tickets/create/form.ts';
import type { Quota } from '../../../tickets/create/quota.ts';
import { button, context, plain, row, type Block, section } from '../../kit/kit.ts';
import { ids, blockId, scopeOf } from '../../kit/ids.ts';
import { initialOptions, input, select, distinct, multiSelect } from '../../kit/elements.ts';
import { beginning } from '../../text/cut.ts';
import type { FormState } from './state.ts';

/** Product, problem type, and the fields that they require: region, severity, template. */
export function choiceBlocks(state: FormState, shape: FormShape, texts: Texts): Block[] {
  const { actions } = ids.create;
  const { metadata, values } = state;
  const { generation } = metadata;
  const scope = scopeOf(generation, values.product, values.problemType);
  const choose = (action: string, choices: readonly Choice[], chosen?: string) =>
    select({ action, choices, chosen: chosen === undefined ? [] : [chosen], placeholder: texts('create.choose') });
  return [
    ...productBlocks(state, texts),
    ...problemTypeBlocks(state, shape, texts),
    ...quotaBlocks(shape.quota, texts),
    ...list(shape.regions ?? [], shape.regions && state.answers.regions && texts('create.no-regions'), () =>
      input(
        { id: blockId('region', generation), label: texts('create.region'), required: true },
        choose(actions.region, shape.regions ?? [], values.region),
      ),
    ),
    ...(shape.diagnosis ? [diagnoseFirst(texts)] : []),
    ...list(shape.severities, undefined, () =>
      input(
        { id: blockId('severity', scope), label: texts('create.severity') },
        choose(actions.severity, shape.severities, values.severity),
      ),
    ),
    ...list(shape.templates, undefined, () =>
      input(
        {
          id: blockId('template', scope),
          label: texts('create.template'),
          hint: texts('create.template-hint'),
          dispatch: true,
        },
        choose(actions.template, shape.templates),
      ),
    ),
  ];
}

/** A health check of the server may make the ticket unnecessary. */
function diagnoseFirst(texts: Texts): Block {
  const first = button({ action: ids.create.actions.diagnose, text: texts('diagnosis.first'), value: 'first' });
  return row(texts('diagnosis.offer'), first);
}

/**
 * Products are loaded while the person types, so the field is there before the list is. Only a field with an initial choice waits
 * for the list, because Slack ignores an initial option that is added later.
 */
function productBlocks({ metadata, values, answers }: FormState, texts: Texts): Block[] {
  if (values.product !== undefined && answers.products === undefined) return [];
  const [initial] = initialOptions(answers.products ?? [], values.product === undefined ? [] : [values.product]);
  return [
    input(
      { id: blockId('product', metadata.generation), label: texts('create.product'), required: true, dispatch: true },
      {
        type: 'external_select',
        action_id: ids.create.actions.product,
        min_query_length: 0,
        placeholder: plain(texts('create.product-placeholder'), 150),
        ...(initial !== undefined && { initial_option: initial }),
      },
    ),
  ];
}

function problemTypeBlocks({ metadata, values, answers }: FormState, shape: FormShape, texts: Texts): Block[] {
  if (shape.product === undefined || answers.problemTypes === undefined) return [];
  const types = answers.problemTypes;
  return list(types, texts('create.no-problem-types'), () =>
    input(
      {
        id: blockId('problemType', scopeOf(metadata.generation, values.product)),
        label: texts('create.problem-type'),
        required: true,
        dispatch: true,
      },
      select({
        action: ids.create.actions.problemType,
        choices: types,
        chosen: values.problemType === undefined ? [] : [values.problemType],
        placeholder: texts('create.choose'),
      }),
    ),
  );
}

/** A select needs at least one option. For an empty list, a text is shown instead, if there is one. */
function list(choices: readonly Choice[], missing: string | undefined, draw: () => InputBlock): Block[] {
  if (choices.length > 0) return [draw()];
  return missing === undefined ? [] : [context(missing)];
}

/** How many tickets of the chosen type can still be opened; empty if there is no limit. */
export function quotaBlocks(quota: Quota | undefined, texts: Texts): Block[] {
  if (quota === undefined) return [];
  if (quota.left <= 0) return [section(texts('quota.used', { total: quota.total }))];
  return [context(texts('quota.left', { left: quota.left, total: quota.total }))];
}

const action = ids.create.actions.parameter;

/** Slack's limit for the length of a text input. */
const longest = 3000;

/**
 * The input for an additional parameter, according to its kind.
 * @param scope as for `blockId` in `kit/ids.ts`
 */
export function parameterInput(parameter: Parameter, scope: string, values: FormValues, texts: Texts): InputBlock {
  const field = {
    id: blockId(parameter.sensitive ? 'secret' : 'parameter', scope, codeOf(parameter.key)),
    label: parameter.name || parameter.key,
    hint: parameter.hint,
    required: parameter.required,
  };
  return input(field, elementFor(parameter, initialOf(parameter, values), texts));
}

function elementFor(parameter: Parameter, initial: readonly string[], texts: Texts): InputBlockElement {
  if (isChoice(parameter)) {
    const placeholder = texts('create.choose');
    const selection = { action, choices: parameter.options, chosen: initial, placeholder };
    return parameter.kind === 'multiple-choice' ? multiSelect(selection) : select(selection);
  }
  if (parameter.kind === 'agreement') return agreement(parameter, initial, texts);
  if (parameter.kind === 'integer') return integer(parameter, initial[0]);
  return line(parameter, initial[0]);
}

/**
 * What was entered before, or else the catalog's default. For choices, the default is an ID or name, or several separated by
 * commas.
 */
function initialOf(parameter: Parameter, values: FormValues): readonly string[] {
  const source = parameter.sensitive ? values.secrets : values.parameters;
  const code = codeOf(parameter.key);
  if (Object.hasOwn(source, code)) return source[code] ?? [];
  if (parameter.initial === undefined || parameter.initial === '') return [];
  if (!isChoice(parameter)) return [parameter.initial];
  const names = parameter.initial.split(',').map((name) => name.trim());
  return parameter.options
    .filter(({ id, name }) => names.includes(id) || names.includes(name))
    .map(({ id }) => codeOf(id));
}

/** Slack allows up to 10 checkboxes. */
function agreement(parameter: Parameter, initial: readonly string[], texts: Texts): Checkboxes {
  const agreed: Choice = { id: 'true', name: texts('create.agree') };
  const choices = parameter.options.length > 0 ? parameter.options : [agreed];
  const options = distinct(choices).slice(0, 10);
  const ticked = initialOptions(choices, initial).filter(({ value }) => options.some((one) => one.value === value));
  return { type: 'checkboxes', action_id: action, options, ...(ticked.length > 0 && { initial_options: ticked }) };
}

/** Contradictory limits are left to the service. */
function integer({ min, max }: Parameter, initial: string | undefined): NumberInput {
  const bounded = min === undefined || max === undefined || min <= max;
  const value = Number(initial);
  const fits = Number.isSafeInteger(value) && value >= (min ?? value) && value <= (max ?? value);
  return {
    type: 'number_input',
    is_decimal_allowed: false,
    action_id: action,
    ...(bounded && min !== undefined && { min_value: String(min) }),
    ...(bounded && max !== undefined && { max_value: String(max) }),
    ...(initial !== undefined && initial.trim() !== '' && fits && { initial_value: String(value) }),
  };
}

/** For lines, texts, unknown kinds, and choices without options. */
function line({ kind, maxLength }: Parameter, initial = ''): PlainTextInput {
  const limit = Math.max(1, Math.min(maxLength ?? longest, longest));
  const value = beginning(initial, limit);
  return {
    type: 'plain_text_input',
    action_id: action,
    multiline: kind === 'text',
    max_length: limit,
    ...(value !== '' && { initial_value: value }),
  };
}

/**
 * Size limit for the parameters, in bytes. Slack rejects views of more than 250 kB, and the rest of the form needs much less than
 * the difference.
 */
const maxBytes = 100_000;

/**
 * The additional parameters that fit in the view, required ones first. A line says how many don't fit.
 * @param maxBlocks how many blocks are left
 */
export function parameterBlocks(
  { metadata, values }: FormState,
  shape: FormShape,
  maxBlocks: number,
  texts: Texts,
): Block[] {
  const scope = scopeOf(metadata.generation, values.product, values.problemType);
  const blocks: Block[] = [];
  let bytes = 0;
  for (const parameter of [...shape.parameters].sort((a, b) => Number(b.required) - Number(a.required))) {
    const block = parameterInput(parameter, scope, values, texts);
    bytes += Buffer.byteLength(JSON.stringify(block));
    if (bytes > maxBytes || blocks.length >= maxBlocks - 1) break;
    blocks.push(block);
  }
  const left = shape.parameters.length - blocks.length;
  return left > 0 ? [...blocks, context(texts('create.parameters-left', { count: left }))] : blocks;
}
