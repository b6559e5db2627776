import type { Judged } from './bounds.ts';

/** One line of the result: a figure of ours, its baseline, and the bound that the project promises. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly beside?: { readonly what: string; readonly value: number } | undefined;
  /** `value / beside.value`, or the value itself if there is no baseline. */
  readonly ratio?: number | undefined;
  readonly bound?: Judged | undefined;
}

export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(cellsOf);
  const all = [['figure', 'measured', 'baseline', 'ratio', 'bound'], ...cells];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? [];
  const lines = all.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** A single row, printed while the others are still being measured. */
export function lineOf(row: Row): string {
  return cellsOf(row)
    .filter((cell) => cell !== '')
    .join(' | ');
}

/** A line for each missed bound, with its source; empty if all were kept. */
export function missedOf(rows: readonly Row[]): string[] {
  return rows.flatMap((row) => (row.bound?.kept === false ? [`${lineOf(row)} (${row.bound.source})`] : []));
}

function cellsOf(row: Row): string[] {
  return [
    row.what,
    `${format(row.value)} ${row.unit}`.trim(),
    row.beside === undefined ? '' : `${row.beside.what}: ${format(row.beside.value)}`,
    row.ratio === undefined ? '' : row.ratio.toFixed(2),
    row.bound === undefined ? '' : `${row.bound.text}: ${row.bound.kept ? 'kept' : 'MISSED'}`,
  ];
}

function format(value: number): string {
  if (value === 0) return '0';
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);
}
