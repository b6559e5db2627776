import type { Texts } from '../../locales/index.ts';
import { limits, type Block, button } from './kit.ts';

/** Bytes of a view that pages leave for the other blocks. */
const around = 50_000;

/** Limits of a page: number of blocks, and bytes as JSON (a character has up to three bytes, an emoji four). */
export interface PageLimits {
  readonly blocks: number;
  readonly bytes?: number | undefined;
}

/** Splits blocks into pages that each fit in a view. Returns at least one page, which may be empty. Nothing is cut. */
export function pagesOf(
  blocks: readonly Block[],
  { blocks: maxBlocks, bytes: maxBytes = limits.viewBytes - around }: PageLimits,
): readonly (readonly Block[])[] {
  const pages: Block[][] = [];
  let page: Block[] = [];
  let used = 0;
  for (const block of blocks) {
    const size = Buffer.byteLength(JSON.stringify(block)) + 1;
    if (page.length > 0 && (page.length === maxBlocks || used + size > maxBytes)) {
      pages.push(page);
      page = [];
      used = 0;
    }
    page.push(block);
    used += size;
  }
  return [...pages, page];
}

export interface Paging {
  readonly action: string;
  /** The value of the button for a page. */
  readonly value: (page: number) => string;
  readonly page: number;
  readonly hasMore: boolean;
}

/** Buttons for the previous and next page, if any. Buttons in one block need different IDs. */
export function pager({ action, value, page, hasMore }: Paging, texts: Texts): Block[] {
  const previous =
    page > 0 ? [button({ action: `${action}:previous`, text: texts('cards.previous'), value: value(page - 1) })] : [];
  const next = hasMore ? [button({ action: `${action}:next`, text: texts('cards.next'), value: value(page + 1) })] : [];
  const elements = [...previous, ...next];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
