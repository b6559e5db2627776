import type { Outcome } from './play.ts';

/** The figures of each engine, one below the other. */
export function tableOf(outcomes: ReadonlyMap<string, Outcome>): string {
  const columns = [...outcomes.values()];
  const line = (name: string, of: (outcome: Outcome) => number | string) => [
    name,
    ...columns.map((one) => String(of(one))),
  ];
  const rows = [
    ['', ...outcomes.keys()],
    line('processes', (one) => one.processes),
    line('updates', (one) => one.updates),
    line('to be shown', (one) => one.deliveries),
    line('kill -9', (one) => one.kills),
    line('ended by themselves', (one) => one.exits.length),
    line('calls of the bot', (one) => one.calls),
    line('lost replies', (one) => one.lostReplies),
    line('of them accepted by Slack', (one) => one.acceptedUnseen),
    line('429', (one) => one.throttled),
    line('5xx', (one) => one.serverErrors),
    line('foreign answers', (one) => one.foreign),
    line('look-ups', (one) => one.lookUps),
    line('lost', (one) => one.verdict.lost),
    line('doubled', (one) => one.verdict.doubled),
    line('out of order', (one) => one.verdict.disordered),
    line('falsely ended', (one) => one.falselyEnded),
    line('seconds', (one) => one.seconds.toFixed(0)),
  ];
  return draw(rows);
}

/** Formats rows of cells as a table: the first row is the header, the first column is left-aligned. */
export function draw(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const show = (row: readonly string[]) =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [show(rows[0] ?? []), rule, ...rows.slice(1).map(show)].join('\n');
}
