import type { Checkboxes, InputBlock, InputBlockElement, NumberInput, PlainTextInput } from '@slack/types';
import type { Texts } from '../../../locales/index.ts';
import type { Choice, Parameter } from '../../../tickets/catalog/catalog.ts';
import { codeOf } from '../../../tickets/create/choice-code.ts';
import { isChoice } from '../../../tickets/create/form-check.ts';
import type { FormValues, FormShape } from '../../../tickets/create/form.ts';
import { blockId, scopeOf } from '../../interaction/block-ids.ts';
import { beginning } from '../../text/plain-text.ts';
import { ids } from '../../kit/ids.ts';
import { context, type Block } from '../../kit/kit.ts';
import { distinct, initialOptions, input, multiSelect, select } from '../../kit/elements.ts';
import type { FormState } from './state.ts';

const action = ids.create.actions.parameter;

/** Slack's limit for the length of a text input. */
const longest = 3000;

/**
 * The input for an additional parameter, in the form that its kind asks for.
 * @param scope as in `interaction/block-ids.ts`
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

/** What was entered before, otherwise the catalog's default: for choices an id or a name, several separated by commas. */
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

/** Slack takes at most 10 boxes. */
function agreement(parameter: Parameter, initial: readonly string[], texts: Texts): Checkboxes {
  const agreed: Choice = { id: 'true', name: texts('create.agree') };
  const choices = parameter.options.length > 0 ? parameter.options : [agreed];
  const options = distinct(choices).slice(0, 10);
  const ticked = initialOptions(choices, initial).filter(({ value }) => options.some((one) => one.value === value));
  return { type: 'checkboxes', action_id: action, options, ...(ticked.length > 0 && { initial_options: ticked }) };
}

/** Bounds that contradict each other are left to the service. */
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

/** Lines, texts, unknown kinds, and choices that have nothing to choose from. */
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

/** Slack refuses a view of more than 250 kB; the rest of the form stays far below the difference. */
const mostBytes = 100_000;

/**
 * The additional parameters, as many as a view can hold; the required ones have precedence. What has no room is said,
 * not dropped in silence.
 * @param room how many blocks are left
 */
export function parameterBlocks({ code, values }: FormState, shape: FormShape, room: number, texts: Texts): Block[] {
  const scope = scopeOf(code.generation, values.product, values.problemType);
  const blocks: Block[] = [];
  let bytes = 0;
  for (const parameter of [...shape.parameters].sort((a, b) => Number(b.required) - Number(a.required))) {
    const block = parameterInput(parameter, scope, values, texts);
    bytes += Buffer.byteLength(JSON.stringify(block));
    if (bytes > mostBytes || blocks.length >= room - 1) break;
    blocks.push(block);
  }
  const left = shape.parameters.length - blocks.length;
  return left > 0 ? [...blocks, context(texts('create.parameters-left', { count: left }))] : blocks;
}
