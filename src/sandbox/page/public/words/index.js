import { speaker } from './table.js';

/** Under this name the browser remembers the language of who used the page last. */
const remembered = 'language';

/** The language of the page. It stays while the page is open, as Slack's own does: another one begins with a reload. */
export const language = localStorage.getItem(remembered) ?? 'en-US';

export const { t, counted } = speaker(language);

/** Goes on in the language of who uses the page now; true where that takes a reload, which has begun. */
export function goOnIn(/** @type {string} */ wanted) {
  if (wanted === language) return false;
  localStorage.setItem(remembered, wanted);
  location.reload();
  return true;
}

/** Puts words where the page's own HTML names them: `data-t` for what stands in an element, others for attributes. */
export function fillIn(/** @type {Document} */ page) {
  page.documentElement.lang = language;
  const each = (name, put) => {
    for (const element of page.querySelectorAll(`[${name}]`)) put(element, t(element.getAttribute(name)));
  };
  each('data-t', (element, words) => (element.textContent = words));
  each('data-t-label', (element, words) => element.setAttribute('aria-label', words));
  each('data-t-title', (element, words) => element.setAttribute('title', words));
}
