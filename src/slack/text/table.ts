import { graphemes } from '../../tickets/words/graphemes.ts';
import { append, textOf, words, type Document, type Inline } from './document.ts';

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
