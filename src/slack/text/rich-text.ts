import type { types } from '@slack/bolt';
import { append, type Document, type Frame, type Inline, type Piece, textOf, words } from './document.ts';

/**
 * A document as a Block Kit `rich_text` block (docs.slack.dev, "Rich text block"). Slack interprets no markup in its texts:
 * mentions, links, emoji codes, and quotes have no effect. The document must not be empty, because Slack rejects empty blocks.
 */
export function richText(document: Document): types.RichTextBlock {
  return { type: 'rich_text', elements: grouped(document).map(element) };
}

/**
 * Groups pieces into elements: items of a list at the same depth with consecutive numbers form one element; every other piece is
 * an element by itself.
 */
function grouped(document: Document): readonly (readonly [Piece, ...Piece[]])[] {
  const groups: [Piece, ...Piece[]][] = [];
  for (const piece of document) {
    const group = groups.at(-1);
    if (group !== undefined && goesOn(group.at(-1) ?? group[0], piece)) group.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function goesOn(last: Frame, next: Frame): boolean {
  if (last.kind !== 'item' || next.kind !== 'item') return false;
  if (last.depth !== next.depth || last.quoted !== next.quoted) return false;
  return last.number === undefined ? next.number === undefined : next.number === last.number + 1;
}

function element(pieces: readonly [Piece, ...Piece[]]): types.RichTextBlockElement {
  const [first] = pieces;
  switch (first.kind) {
    case 'text':
      return { type: 'rich_text_section', elements: leaves(first.inline) };
    case 'quote':
      return { type: 'rich_text_quote', elements: leaves(first.inline) };
    case 'code':
      return {
        type: 'rich_text_preformatted',
        elements: leaves(first.inline).filter((leaf) => leaf.type === 'text' || leaf.type === 'link'),
        ...(first.quoted && { border: 1 }),
      };
    case 'item':
      return {
        type: 'rich_text_list',
        style: first.number === undefined ? 'bullet' : 'ordered',
        elements: pieces.map(({ inline }) => ({ type: 'rich_text_section', elements: leaves(inline) })),
        ...(first.depth > 0 && { indent: first.depth }),
        // How many numbers come before the first one.
        ...(first.number !== undefined && first.number > 1 && { offset: first.number - 1 }),
        ...(first.quoted && { border: 1 }),
      };
  }
}

function leaves(inline: readonly Inline[]): Inline[] {
  const made: Inline[] = [];
  for (const leaf of withDestinations(inline)) append(made, leaf);
  return made;
}

/**
 * Adds the host to links whose text looks like a different address: “https://huaweicloud.com (evil.example)”. Slack's clients
 * show only the text, and the URL on hover (docs.slack.dev, "Rich text block": `link`).
 */
export function withDestinations(inline: readonly Inline[]): readonly Inline[] {
  return runsOf(inline).flatMap((run) => [...run, ...destinationsOf(run)]);
}

/** Groups adjacent links, which read as one word: each style within a link makes a separate leaf. */
function runsOf(inline: readonly Inline[]): readonly (readonly Inline[])[] {
  const runs: Inline[][] = [];
  for (const leaf of inline) {
    const last = runs.at(-1);
    if (leaf.type === 'link' && last?.at(-1)?.type === 'link') last.push(leaf);
    else runs.push([leaf]);
  }
  return runs;
}

/** The hosts that a group of links leads to, unless the text shows the same ones. */
function destinationsOf(run: readonly Inline[]): readonly Inline[] {
  const targets = run.flatMap((leaf) =>
    leaf.type === 'link' && URL.canParse(leaf.url) ? [new URL(leaf.url).hostname] : [],
  );
  if (targets.length === 0) return [];
  const said = new Set(hostsIn(run.map(textOf).join('')).map(sameForm));
  const elsewhere = [...new Set(targets)].filter((target) => [...said].some((host) => host !== sameForm(target)));
  return elsewhere.length === 0 ? [] : [words(` (${elsewhere.join(', ')})`, run.at(-1)?.style)];
}

/**
 * The ideographic full stop, which browsers treat as the dot of a host name (UTS 46). NFKC, applied before, converts full-width
 * characters.
 */
const dots = /\u3002/g;
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** How many characters of a link text to check; no section shows more (`limits.sectionText`). */
const longestWords = 3000;

/** The host names that a reader sees in a text. Splits instead of searching, so it takes linear time. */
function hostsIn(text: string): readonly string[] {
  const seen = text.slice(0, longestWords).normalize('NFKC').replace(dots, '.').replace(invisible, '');
  return seen.split(/\s+/).flatMap(hostsInWord);
}

function hostsInWord(word: string): readonly string[] {
  const found: string[] = [];
  // Names at even indexes, separators at odd ones.
  const parts = word.split(/([^\p{L}\p{M}\p{N}._-]+)/u);
  for (let place = 0; place < parts.length; place += 2) {
    const [before = '', name = '', after = ''] = [parts[place - 1], parts[place], parts[place + 1]];
    const isHost = name !== '' && (before.startsWith('://') || isDotted(name));
    if (isHost) found.push(name);
    // The rest is a port or path.
    if (isHost && /^[/?#\\:]/.test(after)) break;
  }
  return found;
}

/** Whether a name looks like `huaweicloud.com` or `10.0.0.1`. File names may match too; showing their target does no harm. */
function isDotted(name: string): boolean {
  const labels = name.split('.').filter((label) => label !== '');
  const last = labels.at(-1) ?? '';
  return labels.length > 1 && (/^\p{L}[\p{L}\p{M}]+$/u.test(last) || /^(?:\d{1,3}\.){3}\d{1,3}$/.test(name));
}

/** A host as browsers normalize it, without `www`, which leads to the same site. */
function sameForm(host: string): string {
  const bare = host.replace(/^\.{1,99}|\.{1,99}$/g, '');
  const address = `http://${bare}`;
  return (URL.canParse(address) ? new URL(address).hostname : bare.toLowerCase()).replace(/^www\./, '');
}
