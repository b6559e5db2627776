import type { Texts } from '../../locales/index.ts';
import type { LogEntry } from '../../tickets/access/log.ts';

/** What was done, in one line of foreign words: whoever shows it escapes it. */
export function logWords(entry: LogEntry, texts: Texts): string {
  if (entry.kind === 'command') return entry.text;
  if (entry.kind !== 'file') return texts(`access.log.${entry.kind}`);
  const { direction, name, from = '', to = '', size = '', result = '' } = entry.transfer;
  return texts('access.log.file', { direction, name, from, to, size, result }).trim();
}
