import { graphemes } from '../../tickets/words/graphemes.ts';
import {
  append,
  inlineLength,
  sameStyle,
  textOf,
  words,
  type Document,
  type Frame,
  type Inline,
  type Piece,
  type Style,
  linked,
  link,
} from './document.ts';

/** How words look, and where they lead. */
export interface Look {
  readonly style: Style;
  readonly url?: string | undefined;
}

/** Takes the words of HTML and makes the pieces of a document, with white space as browsers draw it. */
export interface Flow {
  /** Words whose white space is one blank. */
  readonly words: (text: string, look: Look) => void;
  /** Words as they are, in code. */
  readonly verbatim: (text: string, look: Look) => void;
  /** Ends the line. */
  readonly lineBreak: () => void;
  /** Between blocks: at least so many line ends, which only count if words stand on both sides. */
  readonly gap: (lines: 1 | 2) => void;
  readonly blank: () => void;
  /** Begins another piece. */
  readonly open: (frame: Frame) => void;
  /** What was made elsewhere, as a line of its own. */
  readonly line: (inline: readonly Inline[]) => void;
  readonly end: () => Document;
}

export function createFlow(): Flow {
  const pieces: Piece[] = [];
  let frame: Frame = { kind: 'text' };
  let inline: Inline[] = [];
  let breaks = 0;
  let blank = false;

  const put = (text: string, { style, url }: Look) => {
    if (url === undefined) {
      append(inline, words(text, style));
      return;
    }
    const last = inline.at(-1);
    // Words of one link are one leaf.
    const goesOn = last?.type === 'link' && last.url === url && sameStyle(last.style, style);
    if (goesOn) inline.pop();
    inline.push(link(url, goesOn ? textOf(last) + text : text, style));
  };

  /** Writes the white space before words; none stands at the beginning of a piece. */
  const space = ({ style, url }: Look) => {
    const last = inline.at(-1);
    if (last !== undefined && breaks > 0) append(inline, words('\n'.repeat(Math.min(breaks, 2))));
    else if (last !== undefined && blank) {
      const goesOn = sameStyle(last.style, style) && (last.type === 'link' ? last.url : undefined) === url;
      if (goesOn) put(' ', { style, url });
      else append(inline, words(' '));
    }
    [breaks, blank] = [0, false];
  };

  const close = () => {
    const made = finished(inline, frame);
    if (made.length > 0) pieces.push({ ...frame, inline: made });
    [inline, breaks, blank] = [[], 0, false];
  };

  return {
    words: (text, look) => {
      const drawn = text.replace(/[ \t\n\r\f]+/g, ' ');
      const bare = drawn.replace(/^ | $/g, '');
      if (drawn.startsWith(' ')) blank = true;
      if (bare === '') return;
      space(look);
      put(bare.replaceAll('\u00a0', ' '), look);
      blank = drawn.endsWith(' ');
    },
    verbatim: (text, look) => put(text, look),
    lineBreak: () => (breaks += 1),
    gap: (lines) => (breaks = Math.max(breaks, lines)),
    blank: () => (blank = true),
    open: (next) => {
      close();
      frame = next;
    },
    line: (leaves) => {
      if (inline.length > 0) breaks = Math.max(breaks, 1);
      space({ style: {} });
      for (const leaf of leaves) append(inline, leaf);
      breaks = 1;
    },
    end: () => {
      close();
      return pieces;
    },
  };
}

/** The leaves of a piece: addresses are links but in code, and what has nothing to read is nothing. */
function finished(inline: readonly Inline[], frame: Frame): readonly Inline[] {
  if (frame.kind === 'code') return trimmedCode(inline);
  const made = inline.flatMap((leaf) => (leaf.type === 'text' && leaf.style?.code !== true ? linked(leaf) : [leaf]));
  const last = made.at(-1);
  if (last?.type === 'text') made[made.length - 1] = { ...last, text: last.text.trimEnd() };
  const shown = made.filter((leaf) => leaf.type !== 'text' || leaf.text !== '');
  return shown.some((leaf) => leaf.type !== 'text' || leaf.text.trim() !== '') ? shown : [];
}

/** Code without its styles, which Slack has none of there, and without the line ends around it. */
function trimmedCode(inline: readonly Inline[]): readonly Inline[] {
  const made: Inline[] = [];
  for (const leaf of inline) {
    if (leaf.type === 'text') append(made, words(leaf.text));
    else if (leaf.type === 'link') append(made, link(leaf.url, leaf.text ?? leaf.url));
  }
  const [first] = made;
  if (first?.type === 'text') made[0] = { ...first, text: first.text.replace(/^[ \t]*\r?\n/, '') };
  const last = made.at(-1);
  if (last?.type === 'text') made[made.length - 1] = { ...last, text: last.text.trimEnd() };
  const shown = made.filter((leaf) => leaf.type !== 'text' || leaf.text !== '');
  return inlineLength(shown) === 0 ? [] : shown;
}

/** Columns of letters that a cell is filled up to; longer ones stand as they are. */
const widest = 40;

const between = ' | ';

/** A cell: its words in one line. */
export type Cell = readonly Inline[];

/** A row that cells are added to. */
export function newRow(rows: Cell[][]): Cell[] {
  const row: Cell[] = [];
  rows.push(row);
  return row;
}

/** What a cell holds, as one line: Slack has no lists or paragraphs within preformatted text. */
export function inOneLine(document: Document): Cell {
  return document.flatMap(({ inline }, place): Inline[] => {
    const leaves = inline.map((leaf): Inline => {
      const text = textOf(leaf).replace(/\s+/g, ' ');
      return leaf.type === 'link' ? { ...leaf, text } : words(text, leaf.type === 'text' ? leaf.style : {});
    });
    return place === 0 ? leaves : [words(' '), ...leaves];
  });
}

/** Rows as lines of text whose columns stand below each other, as preformatted text is drawn. */
export function aligned(rows: readonly (readonly Cell[])[]): readonly Inline[] {
  const columns: number[] = [];
  const measured = rows.map((row) =>
    row.map((cell, column) => {
      const width = widthOf(cell);
      columns[column] = Math.max(columns[column] ?? 0, Math.min(width, widest));
      return { cell, width };
    }),
  );
  const made: Inline[] = [];
  for (const [place, row] of measured.entries()) {
    if (place > 0) append(made, words('\n'));
    for (const [column, { cell, width }] of row.entries()) {
      if (column > 0) append(made, words(between));
      for (const leaf of cell) append(made, leaf);
      const isLast = column === row.length - 1;
      if (!isLast) append(made, words(' '.repeat(Math.max((columns[column] ?? 0) - width, 0))));
    }
  }
  return made;
}

/** Letters of East Asia and emoji take two columns (Unicode Standard Annex 11; the blocks that matter here). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

function widthOf(cell: Cell): number {
  const text = cell.map(textOf).join('');
  // Most letters take one; and nothing is filled up beyond this, however long it is.
  if (/^[ -~]*$/.test(text) || text.length > widest * 4) return text.length;
  return graphemes(text).reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0);
}
