import { Refused } from './api.js';
import { t } from './words/index.js';

export const silence = t('silence');

/** Says what went wrong in a place of the page; it goes away by itself. */
export function createTell(place) {
  let timer;
  return (words) => {
    place.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => (place.textContent = ''), 8000);
  };
}

/** Runs something, and tells why it cannot be done; gives undefined then. */
export async function attempt(run, tell) {
  try {
    return await run();
  } catch (error) {
    tell(error instanceof Refused ? error.message : silence);
    return undefined;
  }
}
