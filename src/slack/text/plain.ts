import { clean } from './plain-text.ts';
import type { Document } from './document.ts';
import { linked } from './linkify.ts';

/** A plain text as it was typed; only its web addresses are links. Empty lines around it are left out. */
export function readPlain(source: string): Document {
  const text = clean(source)
    .trimEnd()
    .replace(/^(?:[ \t]*\n)+/, '');
  return text.trim() === '' ? [] : [{ kind: 'text', inline: linked({ type: 'text', text }) }];
}
