import type { Texts } from '../../locales/index.ts';
import type { Agreement } from '../../tickets/agreements.ts';
import { htmlToMrkdwn } from './html.ts';
import { section, type Block } from './kit.ts';
import { split } from './split.ts';
import { shownName } from './ticket-words.ts';

/** Name and version of an agreement. */
export function agreementName({ name, version }: Agreement, texts: Texts): Block {
  return section(texts('agreements.name', { name: shownName(name), version: version ?? 'none' }));
}

/** The text of an agreement in pieces of at most `limit` units. */
export function agreementParts({ text }: Agreement, limit: number, texts: Texts): readonly string[] {
  const parts = split(htmlToMrkdwn(text, texts('cards.picture')), limit).filter((part) => part.trim() !== '');
  return parts.length === 0 ? [texts('agreements.empty')] : parts;
}
