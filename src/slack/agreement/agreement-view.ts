import type { Texts } from '../../locales/index.ts';
import type { Agreement } from '../../tickets/agreement/agreements.ts';
import { parts } from '../text/cut.ts';
import { readForeign } from '../text/read.ts';
import { paragraphs, section, type Block } from '../kit/kit.ts';
import { shownName } from '../kit/ticket-words.ts';

/** Name and version of an agreement. */
export function agreementName({ name, version }: Agreement, texts: Texts): Block {
  return section(texts('agreements.name', { name: shownName(name), version: version ?? 'none' }));
}

/** The text of an agreement in blocks of at most `limit` units. */
export function agreementParts({ text }: Agreement, limit: number, texts: Texts): readonly [Block, ...Block[]] {
  const [first, ...rest] = parts(readForeign(text, texts('cards.picture')), limit).map(paragraphs);
  return first === undefined ? [section(texts('agreements.empty'))] : [first, ...rest];
}
