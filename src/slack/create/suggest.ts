import type { Catalog, Choice } from '../../tickets/catalog/catalog.ts';
import { byCode, codeOf } from '../../tickets/create/choice-code.ts';
import type { FormValues } from '../../tickets/create/form.ts';
import type { SlackContext } from '../interaction/context.ts';
import type { Suggest } from '../interaction/suggest.ts';
import { ids, fieldOf } from '../kit/ids.ts';
import { at, text } from '../payload.ts';
import { distinct, matches } from '../kit/elements.ts';
import { drawForm, creator } from './draw.ts';
import { readOpenForm, viewOf, type OpenForm } from './open-form-state.ts';
import { withTimeout } from '../../ops/with-timeout.ts';
import { catalogBlocks } from './form/problems.ts';

/** In milliseconds. Slack waits 3 seconds, people wait less; the list keeps loading for the next keystroke. */
const suggestTimeoutMs = 700;

/**
 * Options for the typed text: the best matches from a list. If the list is slow or can't be read, there are no options, and the
 * form shows why.
 */
export const suggestChoices: Suggest = async (context, _, typed, body) => {
  const reading = listFor(context, body);
  const known = await withTimeout(
    reading.catch(() => undefined),
    suggestTimeoutMs,
  );
  const choices = known?.value;
  if (choices !== undefined) return distinct(matches(choices, typed));
  return { options: [], afterwards: () => showReason(context, body) };
};

/**
 * Redraws the form with the reason, unless it is already shown. The contact form uses one of these lists but has no place for the
 * reason.
 */
async function showReason(context: SlackContext, body: unknown): Promise<void> {
  if (isReasonShown(body) || text(body, 'view', 'callback_id') !== ids.views.create) return;
  const form = await readOpenForm(context, body);
  // If two payloads arrive at the same time, the one with a choice wins.
  if (form !== undefined) await drawForm(context, { ...form, at: 0 });
}

/** All choices of a select. Rejects with the catalog's error. */
async function listFor(context: SlackContext, body: unknown): Promise<readonly Choice[]> {
  const found = viewOf(body);
  const block = fieldOf(text(body, 'block_id') ?? '');
  if (found === undefined || block === undefined) return [];
  const catalog = context.useCases.catalog(await creator(context, found.person));
  if (block.field === 'product') return catalog.products();
  if (block.field === 'region') return catalog.regions();
  if (block.field === 'areaCode') return catalog.areaCodes();
  const form: OpenForm | undefined = await readOpenForm(context, body);
  return form === undefined ? [] : dependent(catalog, block, form.values);
}

/** Lists that depend on the product and problem type. */
async function dependent(
  catalog: Catalog,
  { field, code }: NonNullable<ReturnType<typeof fieldOf>>,
  values: FormValues,
): Promise<readonly Choice[]> {
  const product = byCode(await catalog.products(), values.product);
  if (product === undefined) return [];
  const types = await catalog.problemTypes(product.id);
  if (field === 'problemType') return types;
  const problemType = byCode(types, values.problemType);
  if (problemType === undefined) return [];
  if (field === 'severity') return catalog.severities(product.id, problemType.id);
  if (field === 'template') return catalog.templates(problemType.id);
  const { parameters } = await catalog.parameters(product.id, problemType.id);
  return parameters.find(({ key }) => codeOf(key) === code)?.options ?? [];
}

/** Whether the form already shows that the lists are slow or can't be read. */
function isReasonShown(body: unknown): boolean {
  const blocks = at(body, 'view', 'blocks');
  const known: readonly unknown[] = Object.values(catalogBlocks);
  return Array.isArray(blocks) && blocks.some((block) => known.includes(at(block, 'block_id')));
}
