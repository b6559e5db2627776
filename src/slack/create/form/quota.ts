import type { Texts } from '../../../locales/index.ts';
import type { Quota } from '../../../tickets/create/quota.ts';
import { context, section, type Block } from '../../kit/kit.ts';

/** How many tickets of the chosen kind may still be opened; nothing where there is no limit. */
export function quotaBlocks(quota: Quota | undefined, texts: Texts): Block[] {
  if (quota === undefined) return [];
  if (quota.left <= 0) return [section(texts('quota.used', { total: quota.total }))];
  return [context(texts('quota.left', { left: quota.left, total: quota.total }))];
}
