import { counted } from './words/index.js';

/** Shows on every page that a fault is switched on, and links to where it is switched off. */
export function showBroken(link, troubles) {
  const count = Object.values(troubles).flat().length;
  link.hidden = count === 0;
  link.textContent = counted('broken', count);
}
