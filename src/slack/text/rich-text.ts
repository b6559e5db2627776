import type { types } from '@slack/bolt';
import { append, type Document, type Frame, type Inline, type Piece, textOf, words } from './document.ts';

/**
 * A document as a Block Kit `rich_text` block (docs.slack.dev, "Rich text block"). Slack reads no markup in its texts: no
 * mention, link, emoji code or quote can come alive. The document has something to read: Slack refuses an empty one.
 */
export function richText(document: Document): types.RichTextBlock {
  return { type: 'rich_text', elements: grouped(document).map(element) };
}

/** Items of one list, at one depth and with numbers that follow each other, are one element; others are by themselves. */
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
        // How many numbers are skipped.
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
 * A link whose words look like another address shows where it goes, after its words: “https://huaweicloud.com (evil.example)”.
 * Slack's clients show the words alone, and the address only to who points at them (docs.slack.dev, "Rich text block": `link`).
 */
export function withDestinations(inline: readonly Inline[]): readonly Inline[] {
  return runsOf(inline).flatMap((run) => [...run, ...destinationsOf(run)]);
}

/** Links with nothing in between, which read as one word: each style within a link makes a leaf of its own. */
function runsOf(inline: readonly Inline[]): readonly (readonly Inline[])[] {
  const runs: Inline[][] = [];
  for (const leaf of inline) {
    const last = runs.at(-1);
    if (leaf.type === 'link' && last?.at(-1)?.type === 'link') last.push(leaf);
    else runs.push([leaf]);
  }
  return runs;
}

/** Where the links of a run go, unless that is what they say. */
function destinationsOf(run: readonly Inline[]): readonly Inline[] {
  const targets = run.flatMap((leaf) =>
    leaf.type === 'link' && URL.canParse(leaf.url) ? [new URL(leaf.url).hostname] : [],
  );
  if (targets.length === 0) return [];
  const said = new Set(hostsIn(run.map(textOf).join('')).map(sameForm));
  const elsewhere = [...new Set(targets)].filter((target) => [...said].some((host) => host !== sameForm(target)));
  return elsewhere.length === 0 ? [] : [words(` (${elsewhere.join(', ')})`, run.at(-1)?.style)];
}

/** What browsers take for the dot in a name (UTS 46), after NFKC, which makes full-width letters and signs plain ones. */
const dots = /\u3002/g;
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** Characters of a link that are looked at: more of a text is never one section (`limits.sectionText`). */
const longestWords = 3000;

/** The hosts that a reader sees in words. Splits instead of searching, so that time is in proportion to the length. */
function hostsIn(text: string): readonly string[] {
  const seen = text.slice(0, longestWords).normalize('NFKC').replace(dots, '.').replace(invisible, '');
  return seen.split(/\s+/).flatMap(hostsInWord);
}

function hostsInWord(word: string): readonly string[] {
  const found: string[] = [];
  // Names at even places, and what separates them at odd ones.
  const parts = word.split(/([^\p{L}\p{M}\p{N}._-]+)/u);
  for (let place = 0; place < parts.length; place += 2) {
    const [before = '', name = '', after = ''] = [parts[place - 1], parts[place], parts[place + 1]];
    const isHost = name !== '' && (before.startsWith('://') || isDotted(name));
    if (isHost) found.push(name);
    // What follows is a port or a path.
    if (isHost && /^[/?#\\:]/.test(after)) break;
  }
  return found;
}

/** Names such as `huaweicloud.com` and `10.0.0.1`; a name of a file may be one too, and where it leads does no harm to know. */
function isDotted(name: string): boolean {
  const labels = name.split('.').filter((label) => label !== '');
  const last = labels.at(-1) ?? '';
  return labels.length > 1 && (/^\p{L}[\p{L}\p{M}]+$/u.test(last) || /^(?:\d{1,3}\.){3}\d{1,3}$/.test(name));
}

/** A host as browsers write it, without `www`, which leads to the same place. */
function sameForm(host: string): string {
  const bare = host.replace(/^\.{1,99}|\.{1,99}$/g, '');
  const address = `http://${bare}`;
  return (URL.canParse(address) ? new URL(address).hostname : bare.toLowerCase()).replace(/^www\./, '');
}
