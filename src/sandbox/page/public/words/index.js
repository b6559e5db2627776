import { speaker } from './table.js';

/** The browser's storage key for the language last used. */
const remembered = 'language';

/** The language of the page. It stays while the page is open, as in Slack: a change reloads the page. */
export const language = localStorage.getItem(remembered) ?? 'en-US';

export const { t, counted } = speaker(language);

/** Continues in the language of who uses the page now; true if that takes a reload, which has begun. */
export function goOnIn(/** @type {string} */ wanted) {
  if (wanted === language) return false;
  localStorage.setItem(remembered, wanted);
  location.reload();
  return true;
}

/** Fills in the texts that the page's HTML names: `data-t` for the content of an element, others for attributes. */
export function fillIn(/** @type {Document} */ page) {
  page.documentElement.lang = language;
  const each = (name, put) => {
    for (const element of page.querySelectorAll(`[${name}]`)) put(element, t(element.getAttribute(name)));
  };
  each('data-t', (element, words) => (element.textContent = words));
  each('data-t-label', (element, words) => element.setAttribute('aria-label', words));
  each('data-t-title', (element, words) => element.setAttribute('title', words));
}
