import { readFileSync } from 'node:fs';

/** A row of a table: the text of each column, without code marks. */
export type Row = Readonly<Record<string, string>>;

/** The rows of the table below a heading in a docs page. */
export function documentedTable(page: string, heading: string): readonly Row[] {
  const section = readFileSync(`docs/${page}`, 'utf8').split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const [head, , ...rows] = section.split('\n').filter((line) => line.startsWith('|'));
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', ''));
  const names = cells(head ?? '');
  return rows.map((row) => Object.fromEntries(cells(row).map((cell, at) => [names[at] ?? '', cell])));
}
