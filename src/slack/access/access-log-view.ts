import type { Texts } from '../../locales/index.ts';
import type { LogEntry } from '../../tickets/access/log.ts';

/** What was done, in one line of foreign words: whoever shows it marks it. */
export function logWords(entry: LogEntry, texts: Texts): string {
  if (entry.kind === 'command') return entry.text;
  if (entry.kind === 'entered') return texts('access.log.entered');
  if (entry.kind === 'left') return texts('access.log.left', { duration: orNone(clock(entry.duration)) });
  const { direction, name, from = '', to = '', size, duration, result = '' } = entry.transfer;
  const facts = [size === undefined ? '' : servedSize(size), clock(duration), result].filter((fact) => fact !== '');
  return texts('access.log.file', { direction, name, from, to, facts: orNone(facts.join(', ')) }).trim();
}

/** What a text takes for nothing. */
function orNone(words: string): string {
  return words === '' ? 'none' : words;
}

/** A size as the service writes it (reference, FileOperateLog: "so many k, so many M, so many G"), as people read sizes. */
function servedSize(size: string): string {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([kmg])b?$/i.exec(size) ?? [];
  if (number === undefined || unit === undefined) return size;
  return `${number} ${unit.toLowerCase() === 'k' ? 'kB' : `${unit.toUpperCase()}B`}`;
}

/** `hh:mm:ss`; empty where it is not known. */
function clock(duration: number | undefined): string {
  if (duration === undefined) return '';
  const seconds = Math.round(duration / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
