import { createHash } from 'node:crypto';
import type { Message } from '../ticket/ticket.ts';

/** Entities that rich text is known to hold; others stay as they are, in every source alike. */
const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** Enough for text in HTML that quotes HTML; bounded, because each pass reads the whole text. */
const passes = 4;

/**
 * The same words have the same key, whether a source serves them as HTML or stripped (the API's
 * `trim_osm_rich_text_label`), and however it breaks lines: tags and all white space are left out. What this takes for
 * equal although it is not, is told apart by counting: see `ticket/changes.ts`.
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
 * What a message is known by, made of what every source gives: the second (the detail has milliseconds where lists may
 * not) and the words. Not the id, which only the detail has, and not the author: the detail cannot tell a third party
 * from an engineer. A message whose time could not be read has `-` for the second.
 */
export function messageKey(message: Message): string {
  const second = message.at === undefined ? '-' : String(Math.floor(message.at / 1000));
  return `${second}.${textKey(message.text)}`;
}

/** Seconds between the zone that earlier versions asked for by default, GMT+8, and UTC. */
const formerZone = 8 * 60 * 60;

/**
 * The key that earlier versions may have given the same message: they had the service handle times in GMT+8, and read times
 * without a zone as UTC. So nothing that they told is told again after an upgrade.
 */
export function formerKey(key: string): string {
  return key.replace(/^\d+/, (second) => String(Number(second) + formerZone));
}
