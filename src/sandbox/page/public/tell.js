import { Refused } from './api.js';
import { t } from './words/index.js';

export const silence = t('silence');

/** Shows an error in a place of the page; it disappears after a while. */
export function createTell(place) {
  let timer;
  return (words) => {
    place.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => (place.textContent = ''), 8000);
  };
}

/** Runs something and shows why it failed; then returns undefined. */
export async function attempt(run, tell) {
  try {
    return await run();
  } catch (error) {
    tell(error instanceof Refused ? error.message : silence);
    return undefined;
  }
}
