import { limits, type Block } from './kit.ts';

/** Bytes of a view that pages leave to what stands around them. */
const around = 50_000;

/** What a page may hold: blocks, and bytes of them as JSON (a character has up to three, an emoji four). */
export interface PageRoom {
  readonly blocks: number;
  readonly bytes?: number | undefined;
}

/** Blocks in pages that each fit into a view; at least one page, which may be empty. Nothing is cut away. */
export function pagesOf(
  blocks: readonly Block[],
  { blocks: most, bytes: room = limits.viewBytes - around }: PageRoom,
): readonly (readonly Block[])[] {
  const pages: Block[][] = [];
  let page: Block[] = [];
  let used = 0;
  for (const block of blocks) {
    const size = Buffer.byteLength(JSON.stringify(block)) + 1;
    if (page.length > 0 && (page.length === most || used + size > room)) {
      pages.push(page);
      page = [];
      used = 0;
    }
    page.push(block);
    used += size;
  }
  return [...pages, page];
}
