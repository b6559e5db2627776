import { createHash } from 'node:crypto';
import type { Message } from '../ticket/ticket.ts';

/** Entities that occur in rich text; others stay as they are, in every source alike. */
const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** Enough for HTML that quotes HTML; bounded, because each pass reads the entire text. */
const passes = 4;

/**
 * A key that is the same for equal text, whether a source serves it as HTML or stripped (the API's
 * `trim_osm_rich_text_label`), and however it breaks lines: tags and all white space are removed. Different texts with
 * the same key are told apart by counting: see `ticket/changes.ts`.
 */
export function textKey(text: string): string {
  let plain = text.normalize('NFC');
  for (let pass = 0; pass < passes; pass += 1) {
    const before = plain;
    plain = plain
      .replace(/<[^<>]*>/g, '')
      .replace(/&(?:lt|gt|quot|#39|apos|nbsp|amp);/g, (name) => entities[name] ?? name);
    if (plain === before) break;
  }
  return createHash('sha256').update(plain.replace(/\s+/g, '')).digest('base64url').slice(0, 16);
}

/**
 * The identity of a message, made of what every source gives: the second (the detail has milliseconds, lists may not)
 * and the text. Not the id, which only the detail has, and not the author: the detail cannot tell a third party from an
 * engineer. An unreadable time becomes `-`.
 */
export function messageKey(message: Message): string {
  const second = message.at === undefined ? '-' : String(Math.floor(message.at / 1000));
  return `${second}.${textKey(message.text)}`;
}

/** Seconds between UTC and the default time zone of earlier versions, GMT+8. */
const formerZone = 8 * 60 * 60;

/**
 * The key that earlier versions may have given the same message: they asked the service for times in GMT+8, and read
 * times without a zone as UTC. This prevents posting a message again after an upgrade.
 */
export function formerKey(key: string): string {
  return key.replace(/^\d+/, (second) => String(Number(second) + formerZone));
}
