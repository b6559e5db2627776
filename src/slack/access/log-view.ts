import type { Texts, TextKey } from '../../locales/index.ts';
import type { AccessLog, LogEntry } from '../../tickets/access/log.ts';
import { resourceWords } from '../delivery/change-view.ts';
import { context, ownParts, section, type Modal } from '../kit/kit.ts';
import { modal } from '../kit/modal.ts';
import { pagesOf, pager } from '../kit/pages.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { oneLine, clean } from '../text/cut.ts';
import { foreign } from '../text/document.ts';
import { shownName, shownTime, utc } from '../text/read.ts';

/** Blocks per page: an amount that is comfortable to read. */
const blocksOnPage = 40;

/** What an engineer did on hosts, oldest first, in pages. Nothing is cut. */
export function accessLogView({ detail, entries }: AccessLog, asked: Metadata<'accessLog'>, texts: Texts): Modal {
  const lines = entries.map((entry) => {
    const time = entry.at === undefined ? '–' : shownTime(entry.at);
    return `${time} · *${shownName(entry.host, 100)}* · ${foreign(oneLine(logWords(entry, texts)))}`;
  });
  const drawn = lines.length === 0 ? [] : ownParts(lines.join('\n'));
  const all = pagesOf(drawn, { blocks: blocksOnPage });
  const pages = all.length;
  const page = Math.min(asked.page, pages - 1);
  const value = (to: number) => encodeMetadata('accessLog', { ...asked, page: to });
  return modal(texts, {
    callback: ids.views.accessLog,
    title: texts('access.log'),
    blocks: [
      context(resourceWords(detail.request, texts)),
      ...(drawn.length === 0 ? [section(texts('access.log.empty'))] : []),
      ...(all[page] ?? []),
      ...(pages > 1 ? [context(texts('cards.page', { page: page + 1, pages }))] : []),
      ...pager({ action: ids.access.logPage, value, page, hasMore: page + 1 < pages }, texts),
    ],
  });
}

const columns: readonly TextKey[] = ['access.log.time', 'access.log.host', 'access.log.session', 'access.log.what'];

/**
 * The log of a request as a CSV file (RFC 4180) that any spreadsheet opens, with one line per action. It starts with a
 * byte order mark, which tells spreadsheets that it is UTF-8.
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
 * Cells that a spreadsheet would treat as a formula get an apostrophe in front: formula characters, also full-width
 * ones, which some programs convert, also after spaces, and a tab or line break at the beginning (OWASP, "CSV
 * Injection").
 */
const formula = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

function cell(value: string): string {
  const text = clean(value);
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** An action in one line. It contains foreign text, so callers must escape it. */
export function logWords(entry: LogEntry, texts: Texts): string {
  if (entry.kind === 'command') return entry.text;
  if (entry.kind === 'entered') return texts('access.log.entered');
  if (entry.kind === 'left') return texts('access.log.left', { duration: orNone(clock(entry.duration)) });
  const { direction, name, from = '', to = '', size, duration, result = '' } = entry.transfer;
  const facts = [size === undefined ? '' : servedSize(size), clock(duration), result].filter((fact) => fact !== '');
  return texts('access.log.file', { direction, name, from, to, facts: orNone(facts.join(', ')) }).trim();
}

/** Texts take `none` for an empty value. */
function orNone(words: string): string {
  return words === '' ? 'none' : words;
}

/**
 * A size in the service's notation (reference, FileOperateLog: "so many k, so many M, so many G"), converted to common
 * units.
 */
function servedSize(size: string): string {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([kmg])b?$/i.exec(size) ?? [];
  if (number === undefined || unit === undefined) return size;
  return `${number} ${unit.toLowerCase() === 'k' ? 'kB' : `${unit.toUpperCase()}B`}`;
}

/** Formats milliseconds as `hh:mm:ss`; empty if unknown. */
function clock(duration: number | undefined): string {
  if (duration === undefined) return '';
  const seconds = Math.round(duration / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
