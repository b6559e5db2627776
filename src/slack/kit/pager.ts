import type { Texts } from '../../locales/index.ts';
import { button, type Block } from './kit.ts';

export interface Paging {
  readonly action: string;
  /** What the button of a page carries. */
  readonly value: (page: number) => string;
  readonly page: number;
  readonly hasMore: boolean;
}

/** Buttons for the pages before and after; nothing where there is only one page. The ids of buttons in one block differ. */
export function pager({ action, value, page, hasMore }: Paging, texts: Texts): Block[] {
  const previous =
    page > 0 ? [button({ action: `${action}:previous`, text: texts('cards.previous'), value: value(page - 1) })] : [];
  const next = hasMore ? [button({ action: `${action}:next`, text: texts('cards.next'), value: value(page + 1) })] : [];
  const elements = [...previous, ...next];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
