import type { InputBlock } from '@slack/types';
import type { Texts } from '../../../locales/index.ts';
import type { Choice } from '../../../tickets/catalog/catalog.ts';
import type { FormShape } from '../../../tickets/create/form.ts';
import type { Quota } from '../../../tickets/create/quota.ts';
import { blockId, scopeOf } from '../../interaction/block-ids.ts';
import { button, context, plain, row, type Block, section } from '../../kit/kit.ts';
import { ids } from '../../kit/ids.ts';
import { initialOptions, input, select } from '../../kit/elements.ts';
import type { FormState } from './state.ts';

/** Product, problem type, and what these ask for: region, severity, template. */
export function choiceBlocks(state: FormState, shape: FormShape, texts: Texts): Block[] {
  const { actions } = ids.create;
  const { code, values } = state;
  const { generation } = code;
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

/** Looking at the server may spare the ticket. */
function diagnoseFirst(texts: Texts): Block {
  const first = button({ action: ids.create.actions.diagnose, text: texts('diagnosis.first'), value: 'first' });
  return row(texts('diagnosis.offer'), first);
}

/**
 * The list of products is asked for while typing, so the field is there before the list is. Only one that is to show a
 * choice waits for the name of it: an initial option that comes later would be ignored.
 */
function productBlocks({ code, values, answers }: FormState, texts: Texts): Block[] {
  if (values.product !== undefined && answers.products === undefined) return [];
  const [initial] = initialOptions(answers.products ?? [], values.product === undefined ? [] : [values.product]);
  return [
    input(
      { id: blockId('product', code.generation), label: texts('create.product'), required: true, dispatch: true },
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

function problemTypeBlocks({ code, values, answers }: FormState, shape: FormShape, texts: Texts): Block[] {
  if (shape.product === undefined || answers.problemTypes === undefined) return [];
  const types = answers.problemTypes;
  return list(types, texts('create.no-problem-types'), () =>
    input(
      {
        id: blockId('problemType', scopeOf(code.generation, values.product)),
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

/** A select needs at least one option; a list without any is said in words, where there is something to say. */
function list(choices: readonly Choice[], missing: string | undefined, draw: () => InputBlock): Block[] {
  if (choices.length > 0) return [draw()];
  return missing === undefined ? [] : [context(missing)];
}

/** How many tickets of the chosen kind may still be opened; nothing where there is no limit. */
export function quotaBlocks(quota: Quota | undefined, texts: Texts): Block[] {
  if (quota === undefined) return [];
  if (quota.left <= 0) return [section(texts('quota.used', { total: quota.total }))];
  return [context(texts('quota.left', { left: quota.left, total: quota.total }))];
}
