import { clean } from './clean.ts';
import { escape } from './text.ts';

/** A link token must stay whole when a text is split, so it must fit into a part; longer labels stand beside the link. */
const longestLabel = 500;

const address = /https?:\/\/[^\s<>"'|`\\^{}]{1,2000}/gi;

/** Escapes a foreign text and makes its web addresses clickable. Nothing else in it becomes a link or a mention. */
export function linkText(text: string): string {
  let out = '';
  let at = 0;
  const source = clean(text);
  for (const found of source.matchAll(address)) {
    const url = found[0].replace(/[.,;:!?)\]]+$/, '');
    out += `${escape(source.slice(at, found.index))}${webLink(url, '')}`;
    at = found.index + url.length;
  }
  return out + escape(source.slice(at));
}

/** A link token for a web address; only its label where the address is not one that a browser should open. */
export function webLink(url: string, label: string): string {
  const shown = escape(clean(label).replace(/\s+/g, ' ').trim()).replaceAll('|', '¦');
  const href = webAddress(url);
  if (href === undefined) return shown;
  if (shown === '' || shown === href) return `<${href}>`;
  return shown.length > longestLabel ? `${shown} <${href}>` : `<${href}|${shown}>`;
}

/** `|`, `<`, `>` and blanks end a link token early, so they are written in percent form. */
function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  return href.length > 2000 ? undefined : escape(href.replace(/[|<>\s]/g, encodeURIComponent));
}
