import type { TextKey, Texts } from '../../locales/index.ts';
import type { AccessLog, LogEntry } from '../../tickets/access/log.ts';
import { clean } from '../kit/clean.ts';
import { logWords } from './access-log-view.ts';
import { utc } from '../kit/ticket-words.ts';

const columns: readonly TextKey[] = ['access.log.time', 'access.log.host', 'access.log.session', 'access.log.what'];

/**
 * The log of a request as a CSV file (RFC 4180), which any table program opens: one line for each thing that was done. The
 * mark at its beginning tells those programs that it is UTF-8.
 */
export function accessLogCsv({ entries }: AccessLog, texts: Texts): Uint8Array {
  const head = columns.map((column) => texts(column));
  const none = entries.length === 0 ? [['', '', '', texts('access.log.empty')]] : [];
  const rows = [head, ...none, ...entries.map((entry) => rowOf(entry, texts))];
  return new TextEncoder().encode(`\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`);
}

function rowOf(entry: LogEntry, texts: Texts): string[] {
  return [entry.at === undefined ? '' : utc(entry.at), entry.host, entry.session, logWords(entry, texts)];
}

/**
 * What a table program would compute becomes text by an apostrophe before it: signs of a formula, also full-width ones, which
 * some programs convert, after blanks too, and a tab or line end at the beginning (OWASP, "CSV Injection").
 */
const formula = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

function cell(value: string): string {
  const text = clean(value);
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
