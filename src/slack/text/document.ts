import type { types } from '@slack/bolt';

/** What stands in a line: the leaves of Slack's `rich_text` that this app uses. Nothing in their texts is read as markup. */
export type Inline =
  | Words
  | types.RichTextLink
  | types.RichTextUserMention
  | types.RichTextChannelMention
  | types.RichTextUsergroupMention
  | types.RichTextDate
  | types.RichTextEmoji;

export type Words = types.RichTextText;
export type Style = NonNullable<Words['style']>;

/** A paragraph or several, a quote, code, or an item of a list; line ends stand in the words. */
export type Frame =
  | { readonly kind: 'text' | 'quote' }
  | { readonly kind: 'code'; readonly quoted: boolean }
  | {
      readonly kind: 'item';
      readonly quoted: boolean;
      /** The number of an ordered item. */
      readonly number?: number | undefined;
      /** How many lists it is in, the own one aside. */
      readonly depth: number;
    };

export type Piece = Frame & { readonly inline: readonly Inline[] };

/** A text with its form, in the order in which it is read. */
export type Document = readonly Piece[];

/** What a person reads of a leaf. */
export function textOf(leaf: Inline): string {
  switch (leaf.type) {
    case 'text':
      return leaf.text;
    case 'link':
      return leaf.text ?? leaf.url;
    case 'date':
      return leaf.fallback ?? '';
    case 'emoji':
      return `:${leaf.name}:`;
    case 'user':
      return '@somebody';
    case 'channel':
      return '#channel';
    case 'usergroup':
      return '@group';
  }
}

/** How much there is to read, in UTF-16 units. */
export function lengthOf(document: Document): number {
  return document.reduce((sum, { inline }) => sum + inlineLength(inline), 0);
}

export function inlineLength(inline: readonly Inline[]): number {
  return inline.reduce((sum, leaf) => sum + textOf(leaf).length, 0);
}

/** How much room it takes: what there is to read, and the addresses behind other words. */
export function weightOf(document: Document): number {
  return document.reduce((sum, { inline }) => sum + inlineWeight(inline), 0);
}

export function inlineWeight(inline: readonly Inline[]): number {
  return inline.reduce((sum, leaf) => sum + leafWeight(leaf), 0);
}

export function leafWeight(leaf: Inline): number {
  const isNamed = leaf.type === 'link' && leaf.text !== undefined;
  return textOf(leaf).length + (isNamed ? leaf.url.length : 0);
}

/** All of it as plain text: a line for each piece, and the marks of lists. */
export function plainText(document: Document): string {
  return document
    .map((piece) => {
      const words = piece.inline.map(textOf).join('');
      if (piece.kind !== 'item') return words;
      const mark = piece.number === undefined ? '•' : `${piece.number}.`;
      return `${'  '.repeat(piece.depth)}${mark} ${words}`;
    })
    .join('\n');
}

/** Adds a leaf to others: words of the same style go on, empty ones are left out. */
export function append(inline: Inline[], leaf: Inline): void {
  if (leaf.type === 'text') {
    if (leaf.text === '') return;
    const last = inline.at(-1);
    if (last?.type === 'text' && sameStyle(last.style, leaf.style)) {
      inline[inline.length - 1] = { ...last, text: last.text + leaf.text };
      return;
    }
  }
  inline.push(leaf);
}

export function sameStyle(one: Style = {}, other: Style = {}): boolean {
  return (['bold', 'italic', 'strike', 'code'] as const).every(
    (mark) => (one[mark] ?? false) === (other[mark] ?? false),
  );
}

/** Words, and their style where they have one. */
export function words(text: string, style: Style = {}): Words {
  return sameStyle(style) ? { type: 'text', text } : { type: 'text', text, style };
}
