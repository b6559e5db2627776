import { byCode } from '../../../tickets/choice-code.ts';
import type { ProblemType, Product } from '../../../tickets/catalog.ts';
import { ids } from '../../ids.ts';
import { at, text } from '../../payload.ts';
import type { Call, Surface } from '../../surface.ts';
import { distinct } from '../../views/create/elements.ts';
import { matches } from '../../views/create/match.ts';
import { quotaView } from '../../views/quota.ts';
import { outdated, type Click } from '../actions/click.ts';
import { buildOrExplain } from '../open-form.ts';
import type { Suggest } from '../options/index.ts';

/** Something was chosen: shows what can be chosen then, or the numbers. */
export const choose: Click = async (surface, call, _value, body) => {
  const view_id = text(body, 'view', 'id');
  if (view_id === undefined) return outdated(surface);
  const { client, desk, texts } = surface;
  const view = await buildOrExplain(surface, async () => {
    const { product, problemTypes } = await chosenProduct(surface, call, body);
    const type = byCode(problemTypes, chosenIn(body, ids.quota.problemType));
    if (product === undefined || type === undefined) return quotaView({ product, problemTypes }, texts);
    const quota = (await desk.quota(await call.actor(), product.id, type.id)) ?? 'none';
    return quotaView({ product, problemTypes, quota }, texts);
  });
  await client.views.update({ view_id, view });
  return undefined;
};

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
