import { byCode } from '../../../tickets/choice-code.ts';
import type { ProblemType, Product } from '../../../tickets/catalog.ts';
import { reportFailure } from '../../failure.ts';
import { ids } from '../../ids.ts';
import { at, text } from '../../payload.ts';
import type { Call, Surface } from '../../surface.ts';
import { distinct } from '../../views/create/elements.ts';
import { matches } from '../../views/create/match.ts';
import { quotaView, type QuotaForm } from '../../views/quota.ts';
import { outdated, type Click } from '../actions/click.ts';
import type { Suggest } from '../options/suggest.ts';
import { updateView } from '../update-view.ts';

/** Something was chosen: shows what can be chosen then, or the numbers; or why not, beside what was chosen. */
export const choose: Click = async (surface, call, _value, body) => {
  const view_id = text(body, 'view', 'id');
  if (view_id === undefined) return outdated(surface);
  let known: QuotaForm = {};
  try {
    known = await chosenProduct(surface, call, body);
    known = { ...known, quota: await quotaOf(surface, call, known, chosenIn(body, ids.quota.problemType)) };
  } catch (error) {
    known = { ...known, failure: (await reportFailure(surface, error, { at: 'quota' })).text };
  }
  await updateView(surface.client, { view_id, view: quotaView(known, surface.texts) });
  return undefined;
};

async function quotaOf(
  { desk }: Surface,
  call: Call,
  { product, problemTypes }: QuotaForm,
  chosen: string | undefined,
): Promise<QuotaForm['quota']> {
  const type = byCode(problemTypes, chosen);
  if (product === undefined || type === undefined) return undefined;
  return (await desk.quota(await call.actor(), product.id, type.id)) ?? 'none';
}

export const suggestProducts: Suggest = async ({ desk }, call, typed) =>
  distinct(matches(await desk.catalog(await call.actor()).products(), typed));

/** Where a product has more problem types than a menu holds. */
export const suggestProblemTypes: Suggest = async (surface, call, typed, body) =>
  distinct(matches((await chosenProduct(surface, call, body)).problemTypes, typed));

async function chosenProduct(
  { desk }: Surface,
  call: Call,
  body: unknown,
): Promise<{ readonly product?: Product | undefined; readonly problemTypes: readonly ProblemType[] }> {
  const catalog = desk.catalog(await call.actor());
  const product = byCode(await catalog.products(), chosenIn(body, ids.quota.product));
  return { product, problemTypes: product === undefined ? [] : await catalog.problemTypes(product.id) };
}

/** The value that is chosen in a menu, whatever its block is called now. */
function chosenIn(body: unknown, action: string): string | undefined {
  const values = at(body, 'view', 'state', 'values');
  const blocks: readonly unknown[] = typeof values === 'object' && values !== null ? Object.values(values) : [];
  return blocks.map((block) => text(block, action, 'selected_option', 'value')).find((value) => value !== undefined);
}
