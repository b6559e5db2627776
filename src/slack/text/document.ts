import type { types } from '@slack/bolt';
import { LinkifyIt } from 'linkify-it';

/** The content of a line: the leaves of Slack's `rich_text` that this app uses. Slack interprets no markup in their texts. */
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

/** The kind of a piece: paragraphs, a quote, code, or a list item. Line breaks are part of the text. */
export type Frame =
  | { readonly kind: 'text' | 'quote' }
  | { readonly kind: 'code'; readonly quoted: boolean }
  | {
      readonly kind: 'item';
      readonly quoted: boolean;
      /** The number of an item in an ordered list. */
      readonly number?: number | undefined;
      /** Nesting depth of the list: 0 for the outermost. */
      readonly depth: number;
    };

export type Piece = Frame & { readonly inline: readonly Inline[] };

/** A formatted text, in reading order. */
export type Document = readonly Piece[];

/** The text of a leaf as a person reads it. */
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

/** The length of the readable text, in UTF-16 units. */
export function lengthOf(document: Document): number {
  return document.reduce((sum, { inline }) => sum + inlineLength(inline), 0);
}

export function inlineLength(inline: readonly Inline[]): number {
  return inline.reduce((sum, leaf) => sum + textOf(leaf).length, 0);
}

/** The size of a document: its readable text and the URLs behind link texts, in UTF-16 units. */
export function weightOf(document: Document): number {
  return document.reduce((sum, { inline }) => sum + inlineWeight(inline), 0);
}

export function inlineWeight(inline: readonly Inline[]): number {
  return inline.reduce((sum, leaf) => sum + leafWeight(leaf), 0);
}

/** The size of a leaf; see `weightOf`. */
export function leafWeight(leaf: Inline): number {
  const isNamed = leaf.type === 'link' && leaf.text !== undefined;
  return textOf(leaf).length + (isNamed ? leaf.url.length : 0);
}

/** The document as plain text: one line per piece, with bullets and numbers. */
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

/** Appends a leaf. Text of the same style is merged, and empty text is skipped. */
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

/** A text leaf, with its style if it has one. */
export function words(text: string, style: Style = {}): Words {
  return sameStyle(style) ? { type: 'text', text } : { type: 'text', text, style };
}

/** Longer URLs are treated as text: older browsers didn't support more, and a URL can't be split. */
const longest = 2000;

const linkify = new LinkifyIt({ urlAuth: true, maxLength: longest });

/** LinkifyIt starts at a word boundary, but Chinese text has no space before a URL. So the start is found here. */
const beginning = /(?<![a-z0-9+.-])https?:(?=\/\/)/gi;

/**
 * Finds the web addresses in a text. Host names without `http` stay text: "readme.md" and "deploy.sh" are file names. Takes
 * linear time: a URL that is too long is text, and nothing inside it is tried again.
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

/** A link leaf; the text is left out if it equals the URL. */
export function link(url: string, text: string, style: Words['style'] = {}): Inline {
  const styled = words('', style).style;
  return {
    type: 'link',
    url,
    ...(text !== url && text !== '' && { text }),
    ...(styled !== undefined && { style: styled }),
  };
}

/** The normalized URL, or undefined if it isn't a web address of acceptable length. */
export function webAddress(url: string): string | undefined {
  if (url.length > longest || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return /^https?:$/.test(protocol) && href.length <= longest ? href : undefined;
}

/**
 * Marks foreign words in our own texts. Our texts (`src/locales`) are mrkdwn, and values are inserted as they are. What somebody
 * else wrote is therefore marked when it is inserted. When the text is shown (`kit/kit.ts`), the marked part becomes what that
 * place supports: text in a `rich_text` block, plain text, or mrkdwn in which its markup has no effect. The marks are two of
 * Unicode's noncharacters, which don't occur in interchanged text; `clean` removes them from foreign text.
 */
const begin = '\ufdd0';

const end = '\ufdd1';

const marks = /[\ufdd0\ufdd1]/g;

/** Marks text that somebody else wrote. */
export function foreign(text: string): string {
  return `${begin}${text.replace(marks, '')}${end}`;
}

export function hasForeign(text: string): boolean {
  return text.includes(begin);
}

/** The text without the marks, for places without formatting. */
export function unmarked(text: string): string {
  return text.replace(marks, '');
}

/** The text without its own bold marks, for a line that is bold as a whole. */
export function withoutBold(text: string): string {
  return text.replace(new RegExp(`${foreignPart}|\\*`, 'g'), (found) => (found === '*' ? '' : found));
}

/** A pattern for one foreign part; its first group is the text. The end mark is missing if the text was cut. */
export const foreignPart = `${begin}([^${begin}${end}]*)(?:${end}|$)`;
