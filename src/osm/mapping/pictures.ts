import type { Attachment } from '../../tickets/ticket/ticket.ts';

/** A tag that is longer than this holds its picture itself. */
const longestTag = 4000;

/** Pictures of one text; more are decoration. */
const most = 20;

/** Where in a tag the id of an attachment may stand: the address of the picture by this API, or an attribute that names it. */
const places = [
  /\/accessorys\/([\w-]{1,64})(?:\/image|["'?\s/>])/i,
  /[?&]accessory_?id=([\w-]{1,64})/i,
  /\b(?:data-)?accessory[-_]?id\s*=\s*["']?([\w-]{1,64})/i,
];

/**
 * The pictures within a text that are attachments, in their order, each once. How such a text names them is not documented;
 * understood is whatever holds the id of an attachment. Others (of the web, or with data of their own) are no files to fetch.
 */
export function picturesIn(html: string): readonly Attachment[] {
  const ids = new Set<string>();
  for (const [tag] of html.matchAll(/<img\b[^<>]*>/gi)) {
    if (tag.length > longestTag || ids.size === most) continue;
    const id = places.map((place) => place.exec(tag)?.[1]).find((found) => found !== undefined);
    if (id !== undefined) ids.add(id);
  }
  return [...ids].map((id) => ({ id, name: `${id}.png` }));
}
