import type { Leaf, RichText } from '../blocks/layout/rich-text.ts';
import type { State } from '../state/state.ts';
import { toPlain } from './markup.ts';

/** Renders a rich_text block as readable lines: styles and lists by their marks, links by their text. */
export function drawRichText(state: State, { elements }: RichText): readonly string[] {
  return elements.flatMap((part) => {
    if (part.type !== 'rich_text_list') return [drawLine(state, part.elements)];
    const indent = '  '.repeat(part.indent ?? 0);
    return part.elements.map((item, place) => {
      const mark = part.style === 'ordered' ? `${(part.offset ?? 0) + place + 1}.` : '•';
      return `${indent}${mark} ${drawLine(state, item.elements)}`;
    });
  });
}

/** The mrkdwn marks of a style, so that both read alike. */
const marks = [
  ['code', '`'],
  ['strike', '~'],
  ['italic', '_'],
  ['bold', '*'],
] as const;

/** Consecutive leaves of the same style share one pair of marks. */
function drawLine(state: State, leaves: readonly Leaf[]): string {
  const runs: { readonly style: readonly string[]; words: string }[] = [];
  for (const leaf of leaves) {
    const style = marks.flatMap(([name, mark]) => (leaf.style?.[name] === true ? [mark] : []));
    const last = runs.at(-1);
    if (last?.style.join() === style.join()) last.words += drawLeaf(state, leaf);
    else runs.push({ style, words: drawLeaf(state, leaf) });
  }
  return runs.map(({ style, words }) => style.reduce((text, mark) => `${mark}${text}${mark}`, words)).join('');
}

function drawLeaf(state: State, leaf: Leaf): string {
  switch (leaf.type) {
    case 'text':
      return leaf.text;
    case 'link':
      return leaf.text ?? leaf.url;
    case 'emoji':
      return `:${leaf.name}:`;
    case 'user':
      return toPlain(state, `<@${leaf.user_id}>`);
    case 'channel':
      return toPlain(state, `<#${leaf.channel_id}>`);
    case 'usergroup':
      return toPlain(state, `<!subteam^${leaf.usergroup_id}>`);
    case 'broadcast':
      return `@${leaf.range}`;
    case 'date':
      return leaf.fallback ?? '';
    case 'color':
      return leaf.value;
    case 'team':
      return '@team';
  }
}
