import type { types } from '@slack/bolt';
import { LinkifyIt } from 'linkify-it';

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

/** A longer address is words: no browser of old took more, and it has to stay whole where a text is cut. */
const longest = 2000;

const linkify = new LinkifyIt({ urlAuth: true, maxLength: longest });

/** The linkifier begins at a word, and in Chinese no blank stands before an address; so beginnings are looked for here. */
const beginning = /(?<![a-z0-9+.-])https?:(?=\/\/)/gi;

/**
 * Finds the web addresses of a text. Names of hosts without `http` are words: "readme.md" and "deploy.sh" are file names.
 * Nothing is looked at twice: what stands within an address that is too long is words with it.
 */
export function linked({ text, style }: Words): Inline[] {
  const found: Inline[] = [];
  let done = 0;
  let read = 0;
  for (const { 0: schema, index } of text.matchAll(beginning)) {
    if (index < read) continue;
    const after = index + schema.length;
    const length = linkify.testSchemaAt(text, schema.toLowerCase(), after);
    const shown = text.slice(index, after + length);
    const url = length === 0 ? undefined : webAddress(shown);
    read = after + length;
    if (url === undefined) continue;
    if (index > done) found.push(words(text.slice(done, index), style));
    found.push(link(url, shown, style));
    done = read;
  }
  if (done < text.length) found.push(words(text.slice(done), style));
  return found;
}

/** A link with its words, which are left out where they are the address. */
export function link(url: string, text: string, style: Words['style'] = {}): Inline {
  const styled = words('', style).style;
  return {
    type: 'link',
    url,
    ...(text !== url && text !== '' && { text }),
    ...(styled !== undefined && { style: styled }),
  };
}

/** The address, where it is one that a browser should open. */
export function webAddress(url: string): string | undefined {
  if (url.length > longest || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return /^https?:$/.test(protocol) && href.length <= longest ? href : undefined;
}

/**
 * Foreign words within own texts. Own texts (`src/locales`) are mrkdwn, and values are put into them as they are. So what
 * somebody else wrote is marked where it is put in, and where the text is shown (`kit/kit.ts`) it becomes what that place
 * takes: words of a `rich_text`, plain text, or mrkdwn in which nothing of it comes alive. The marks are two of Unicode's
 * noncharacters, which no text may hold that is interchanged; `clean` removes them from foreign ones.
 */
const begin = '\ufdd0';

const end = '\ufdd1';

const marks = /[\ufdd0\ufdd1]/g;

/** Marks words that somebody else wrote. */
export function foreign(text: string): string {
  return `${begin}${text.replace(marks, '')}${end}`;
}

export function hasForeign(text: string): boolean {
  return text.includes(begin);
}

/** The same text where Slack does no formatting. */
export function unmarked(text: string): string {
  return text.replace(marks, '');
}

/** The same text without its own marks of bold, for a line that is bold as a whole. */
export function withoutBold(text: string): string {
  return text.replace(new RegExp(`${foreignPart}|\\*`, 'g'), (found) => (found === '*' ? '' : found));
}

/** A pattern for one foreign part; its first group are the words. The end is missing where a text was cut. */
export const foreignPart = `${begin}([^${begin}${end}]*)(?:${end}|$)`;
