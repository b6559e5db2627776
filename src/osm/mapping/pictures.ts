import type { Attachment } from '../../tickets/ticket/ticket.ts';

/** Tags longer than this contain the picture's data. */
const longestTag = 4000;

/** The most pictures to find in one text; more are decoration. */
const maxPictures = 20;

/** Where a tag can have the ID of an attachment: in this API's URL of the picture, or in an attribute. */
const places = [
  /\/accessorys\/([\w-]{1,64})(?:\/image|["'?\s/>])/i,
  /[?&]accessory_?id=([\w-]{1,64})/i,
  /\b(?:data-)?accessory[-_]?id\s*=\s*["']?([\w-]{1,64})/i,
];

/**
 * Finds the pictures in a text that are attachments, in order, each once. How a text refers to them isn't documented, so any tag
 * with the ID of an attachment counts. Other pictures (from the web, or with their own data) can't be fetched.
 */
export function picturesIn(html: string): readonly Attachment[] {
  const ids = new Set<string>();
  for (const [tag] of html.matchAll(/<img\b[^<>]*>/gi)) {
    if (tag.length > longestTag || ids.size === maxPictures) continue;
    const id = places.map((place) => place.exec(tag)?.[1]).find((found) => found !== undefined);
    if (id !== undefined) ids.add(id);
  }
  return [...ids].map((id) => ({ id, name: `${id}.png` }));
}
