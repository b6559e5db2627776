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

/** The style and link target of a text. */
export interface Look {
  readonly style: Style;
  readonly url?: string | undefined;
}

/** Builds the pieces of a document from the text of an HTML page, with white space as browsers show it. */
export interface Flow {
  /** Adds text; white space collapses to one space. */
  readonly words: (text: string, look: Look) => void;
  /** Adds text as it is, for code. */
  readonly verbatim: (text: string, look: Look) => void;
  /** Ends the line. */
  readonly lineBreak: () => void;
  /** Separates blocks by at least this many line breaks; has no effect at the beginning or end of a piece. */
  readonly gap: (lines: 1 | 2) => void;
  readonly blank: () => void;
  /** Starts a new piece. */
  readonly open: (frame: Frame) => void;
  /** Adds finished leaves on a line of their own. */
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
    // Adjacent texts of the same link become one leaf.
    const goesOn = last?.type === 'link' && last.url === url && sameStyle(last.style, style);
    if (goesOn) inline.pop();
    inline.push(link(url, goesOn ? textOf(last) + text : text, style));
  };

  /** Adds pending white space before text; none at the beginning of a piece. */
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

/** The finished leaves of a piece: URLs become links except in code; empty if there is nothing to read. */
function finished(inline: readonly Inline[], frame: Frame): readonly Inline[] {
  if (frame.kind === 'code') return trimmedCode(inline);
  const made = inline.flatMap((leaf) => (leaf.type === 'text' && leaf.style?.code !== true ? linked(leaf) : [leaf]));
  const last = made.at(-1);
  if (last?.type === 'text') made[made.length - 1] = { ...last, text: last.text.trimEnd() };
  const shown = made.filter((leaf) => leaf.type !== 'text' || leaf.text !== '');
  return shown.some((leaf) => leaf.type !== 'text' || leaf.text.trim() !== '') ? shown : [];
}

/** Code without styles, which Slack doesn't support there, and without surrounding line breaks. */
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

/** Maximum padded width of a cell, in columns; longer cells aren't padded. */
const widest = 40;

const between = ' | ';

/** A table cell: its content on one line. */
export type Cell = readonly Inline[];

/** Adds an empty row to the rows, and returns it. */
export function newRow(rows: Cell[][]): Cell[] {
  const row: Cell[] = [];
  rows.push(row);
  return row;
}

/** The content of a cell on one line: Slack has no lists or paragraphs in preformatted text. */
export function inOneLine(document: Document): Cell {
  return document.flatMap(({ inline }, place): Inline[] => {
    const leaves = inline.map((leaf): Inline => {
      const text = textOf(leaf).replace(/\s+/g, ' ');
      return leaf.type === 'link' ? { ...leaf, text } : words(text, leaf.type === 'text' ? leaf.style : {});
    });
    return place === 0 ? leaves : [words(' '), ...leaves];
  });
}

/** Rows as lines of preformatted text with aligned columns. */
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

/** East Asian characters and emoji take two columns (Unicode Standard Annex 11, reduced to the common blocks). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

function widthOf(cell: Cell): number {
  const text = cell.map(textOf).join('');
  // ASCII takes one column per character. Long cells aren't padded anyway, so their exact width doesn't matter.
  if (/^[ -~]*$/.test(text) || text.length > widest * 4) return text.length;
  return graphemes(text).reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0);
}
