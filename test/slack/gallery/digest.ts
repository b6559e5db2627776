import type { Modal } from '../../../src/slack/kit/kit.ts';
import type { Message } from '../../../src/slack/kit/message.ts';

/** Characters of a text that are enough to know it again. */
const enough = 30;

/** What a long view or message is made of, a line for each block: its type, how its texts begin, and how long they are. */
export function digest(shown: Modal | Message): readonly string[] {
  const { blocks = [], ...rest } = shown;
  const lines = [fieldsOf(rest), ...blocks.map((block) => fieldsOf(block))];
  return counted(lines);
}

function fieldsOf(value: object): string {
  return Object.entries(value)
    .filter(([, field]) => field !== undefined && typeof field !== 'boolean')
    .map(([name, field]) => `${name}: ${words(field)}`)
    .join(', ');
}

function words(value: unknown): string {
  if (typeof value === 'string')
    return value.length > enough ? `“${value.slice(0, enough)}…” (${value.length})` : value;
  if (Array.isArray(value)) return `[${counted(value.map(words)).join('; ')}]`;
  return typeof value === 'object' && value !== null ? textOf(value) : String(value);
}

/** A text object is its text. */
function textOf(value: object): string {
  const isText = 'type' in value && (value.type === 'plain_text' || value.type === 'mrkdwn');
  return isText && 'text' in value ? words(value.text) : `{${fieldsOf(value)}}`;
}

/** Numbers in equal lines differ; lines that are the same but for them are one. */
function counted(lines: readonly string[]): readonly string[] {
  const runs: { readonly key: string; readonly line: string; count: number }[] = [];
  for (const line of lines) {
    const key = line.replace(/\d+/g, '#');
    const last = runs.at(-1);
    if (last?.key === key) last.count += 1;
    else runs.push({ key, line, count: 1 });
  }
  return runs.map(({ line, count }) => (count === 1 ? line : `${count} × ${line}`));
}
