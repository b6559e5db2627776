import type { Texts } from '../../locales/index.ts';
import type { ProblemType, Product } from '../../tickets/catalog/catalog.ts';
import { codeOf } from '../../tickets/create/choice-code.ts';
import type { Quota } from '../../tickets/create/quota.ts';
import { button, context, plain, row, section, type Block, type Modal } from '../kit/kit.ts';
import { modal } from '../kit/modal.ts';
import { ids, scopeOf } from '../kit/ids.ts';
import { quotaBlocks } from '../create/form/choices.ts';
import { select } from '../kit/elements.ts';

export interface QuotaForm {
  readonly product?: Product | undefined;
  /** The problem types of the product. */
  readonly problemTypes?: readonly ProblemType[] | undefined;
  /** The quota of the chosen problem type; `none`: no limit. Undefined until one is chosen. */
  readonly quota?: Quota | 'none' | undefined;
  /** Why the data can't be shown; foreign parts are marked. */
  readonly failure?: string | undefined;
}

/**
 * Asks for product and problem type, and shows how many such tickets can still be opened. The menus are accessories of
 * sections, because a view with inputs must have a submit button.
 */
export function quotaView({ product, problemTypes, quota, failure }: QuotaForm, texts: Texts): Modal {
  return modal(texts, {
    callback: ids.quota.view,
    title: texts('quota.title'),
    blocks: [
      section(texts('quota.intro')),
      {
        ...row(`*${texts('create.product')}*`, {
          type: 'external_select',
          action_id: ids.quota.product,
          min_query_length: 0,
          placeholder: plain(texts('create.product-placeholder'), 150),
        }),
        block_id: ids.quota.product,
      },
      ...(product === undefined || problemTypes === undefined ? [] : typeBlocks(product, problemTypes, texts)),
      ...(quota === 'none' ? [context(texts('quota.unlimited'))] : quotaBlocks(quota, texts)),
      ...(failure === undefined ? [] : [failed(failure, texts)]),
    ],
  });
}

/** The choice stays and can be retried with a button: choosing the same option again sends no event. */
function failed(reason: string, texts: Texts): Block {
  const retry = button({ action: ids.quota.retry, text: texts('create.retry'), value: 'retry' });
  return row(`:warning: ${reason}`, retry);
}

/** Each product has its own problem types and its own block ID, so that Slack drops the previous choice. */
function typeBlocks({ id }: Product, choices: readonly ProblemType[], texts: Texts): Block[] {
  if (choices.length === 0) return [context(texts('create.no-problem-types'))];
  const types = select({ action: ids.quota.problemType, choices, chosen: [], placeholder: texts('create.choose') });
  const block = row(`*${texts('create.problem-type')}*`, types);
  return [{ ...block, block_id: `${ids.quota.problemType}:${scopeOf(codeOf(id))}` }];
}
