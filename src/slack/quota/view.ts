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
  /** Of the product. */
  readonly problemTypes?: readonly ProblemType[] | undefined;
  /** Of the chosen kind; `none`: no limit. Absent until something is chosen. */
  readonly quota?: Quota | 'none' | undefined;
  /** Why nothing more can be told; foreign parts are marked. */
  readonly failure?: string | undefined;
}

/**
 * Asks for product and problem type, and shows how many such tickets may still be opened. The menus stand beside words: a
 * view with inputs must have something to submit.
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

/** What was chosen stays, and can be asked for again: choosing the same in a menu tells an app nothing. */
function failed(reason: string, texts: Texts): Block {
  const retry = button({ action: ids.quota.retry, text: texts('create.retry'), value: 'retry' });
  return row(`:warning: ${reason}`, retry);
}

/** Another product has other problem types: its block is another one, so that Slack forgets the old choice. */
function typeBlocks({ id }: Product, choices: readonly ProblemType[], texts: Texts): Block[] {
  if (choices.length === 0) return [context(texts('create.no-problem-types'))];
  const types = select({ action: ids.quota.problemType, choices, chosen: [], placeholder: texts('create.choose') });
  const block = row(`*${texts('create.problem-type')}*`, types);
  return [{ ...block, block_id: `${ids.quota.problemType}:${scopeOf(codeOf(id))}` }];
}
