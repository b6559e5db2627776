import { counted } from './words/index.js';

/** Shows on every page that something is broken on purpose, and leads to where it is mended. */
export function showBroken(link, troubles) {
  const count = Object.values(troubles).flat().length;
  link.hidden = count === 0;
  link.textContent = counted('broken', count);
}
