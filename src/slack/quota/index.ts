import { type Feature, outdated, type Click } from '../interaction/feature.ts';
import { byCode } from '../../tickets/create/choice-code.ts';
import type { ProblemType, Product } from '../../tickets/catalog/catalog.ts';
import { ids } from '../kit/ids.ts';
import { at, text } from '../payload.ts';
import { distinct, matches } from '../kit/elements.ts';
import { quotaView, type QuotaForm } from './view.ts';
import type { Command } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { reportFailure } from '../interaction/explain.ts';
import { updateView, openForm } from '../interaction/open-form.ts';
import type { Suggest } from '../interaction/suggest.ts';
import type { Message } from '../kit/message.ts';
import { offerForm } from '../kit/offer.ts';

/** Handles a choice: shows the next menu or the numbers, or the error next to what was chosen. */
const choose: Click = async (context, call, _value, body) => {
  const view_id = text(body, 'view', 'id');
  if (view_id === undefined) return outdated(context);
  let known: QuotaForm = {};
  try {
    known = await chosenProduct(context, call, body);
    known = { ...known, quota: await quotaOf(context, call, known, chosenIn(body, ids.quota.problemType)) };
  } catch (error) {
    known = { ...known, failure: (await reportFailure(context, error, { at: 'quota' })).text };
  }
  await updateView(context.client, { view_id, view: quotaView(known, context.texts) });
  return undefined;
};

async function quotaOf(
  { useCases }: SlackContext,
  call: Call,
  { product, problemTypes }: QuotaForm,
  chosen: string | undefined,
): Promise<QuotaForm['quota']> {
  const type = byCode(problemTypes, chosen);
  if (product === undefined || type === undefined) return undefined;
  return (await useCases.quota(await call.actor(), product.id, type.id)) ?? 'none';
}

const suggestProducts: Suggest = async ({ useCases }, call, typed) =>
  distinct(matches(await useCases.catalog(await call.actor()).products(), typed));

/** Used if a product has more problem types than fit in a menu. */
const suggestProblemTypes: Suggest = async (context, call, typed, body) =>
  distinct(matches((await chosenProduct(context, call, body)).problemTypes, typed));

async function chosenProduct(
  { useCases }: SlackContext,
  call: Call,
  body: unknown,
): Promise<{ readonly product?: Product | undefined; readonly problemTypes: readonly ProblemType[] }> {
  const catalog = useCases.catalog(await call.actor());
  const product = byCode(await catalog.products(), chosenIn(body, ids.quota.product));
  return { product, problemTypes: product === undefined ? [] : await catalog.problemTypes(product.id) };
}

/** The value chosen in a menu, whatever the current ID of its block. */
function chosenIn(body: unknown, action: string): string | undefined {
  const values = at(body, 'view', 'state', 'values');
  const blocks: readonly unknown[] = typeof values === 'object' && values !== null ? Object.values(values) : [];
  return blocks.map((block) => text(block, action, 'selected_option', 'value')).find((value) => value !== undefined);
}

/** Opens the form that asks for product and problem type; if no form can be opened, offers a button that opens it. */
async function openQuota(context: SlackContext, call: Call): Promise<Message | undefined> {
  const { useCases, texts } = context;
  if (call.triggerId === undefined) return offerForm('quota', 'open', texts);
  await openForm(context, call, texts('quota.title'), async () => {
    useCases.require(await call.actor(), 'create');
    return quotaView({}, texts);
  });
  return undefined;
}

const quotaCommand: Command = {
  name: 'quota',
  aliases: ['quotas', 'left'],
  isReadOnly: true,
  run: (context, call) => openQuota(context, call),
};

const { open, product, problemType, retry } = ids.quota;

export const quota: Feature = {
  commands: [quotaCommand],
  clicks: {
    [open]: openQuota,
    [product]: choose,
    [problemType]: choose,
    [retry]: choose,
  },
  suggestions: {
    [product]: suggestProducts,
    [problemType]: suggestProblemTypes,
  },
};
