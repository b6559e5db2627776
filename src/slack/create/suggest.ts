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

/** Milliseconds. Slack waits 3 s, a person less; the list goes on loading for the next letter that is typed. */
const suggestTimeoutMs = 700;

/**
 * What the menus of the form offer for what is typed into them: the best matches of a list. Where the list is late or cannot
 * be read, nothing is offered, and the form says why.
 */
export const suggestChoices: Suggest = async (context, _, typed, body) => {
  const reading = listFor(context, body);
  const known = await withTimeout(
    reading.catch(() => undefined),
    suggestTimeoutMs,
  );
  const choices = known?.value;
  if (choices !== undefined) return distinct(matches(choices, typed));
  return { options: [], afterwards: () => sayWhy(context, body) };
};

/** Draws the form anew with the reason, unless that is there. The form for a contact has a list of this one, but no place for it. */
async function sayWhy(context: SlackContext, body: unknown): Promise<void> {
  if (isTold(body) || text(body, 'view', 'callback_id') !== ids.views.create) return;
  const form = await readOpenForm(context, body);
  // Of two payloads at the same time, the one with a choice in it is to win.
  if (form !== undefined) await drawForm(context, { ...form, at: 0 });
}

/** The whole list that a select chooses from; rejects as the catalog does. */
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

/** The lists that depend on product and problem type. */
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

/** Whether the form says already that the lists are late or cannot be read. */
function isTold(body: unknown): boolean {
  const blocks = at(body, 'view', 'blocks');
  const known: readonly unknown[] = Object.values(catalogBlocks);
  return Array.isArray(blocks) && blocks.some((block) => known.includes(at(block, 'block_id')));
}
