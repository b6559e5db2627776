import { ids } from '../interaction/ids.ts';
import type { Click } from '../interaction/click.ts';
import type { Suggest } from '../interaction/suggest.ts';
import { choose, suggestProblemTypes, suggestProducts } from './index.ts';
import { openQuota } from './open.ts';

const { open, product, problemType, retry } = ids.quota;

export const quotaClicks: Readonly<Record<string, Click>> = {
  [open]: openQuota,
  [product]: choose,
  [problemType]: choose,
  [retry]: choose,
};

export const quotaSuggesters: Readonly<Record<string, Suggest>> = {
  [product]: suggestProducts,
  [problemType]: suggestProblemTypes,
};
