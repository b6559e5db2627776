import { words as en } from './en/index.js';
import { words as zhCN } from './zh-CN/index.js';

/** What the pages say, by the languages that Slack has here. Knows nothing of the DOM. */
export const tables = { 'en-US': en, 'zh-CN': zhCN };

/** What the languages call themselves. */
export const names = { 'en-US': 'English (US)', 'zh-CN': '简体中文' };

/**
 * Gives the function that speaks a language; English where there is none.
 * @param {string | null | undefined} language
 */
export function speaker(language) {
  const table = tables[language] ?? en;
  /** The words under a key, with `{name}` replaced by the value of that name. */
  const t = (/** @type {string} */ key, /** @type {Record<string, unknown>} */ values = {}) => {
    if (table[key] === undefined) throw new Error(`There are no words for ${key}.`);
    return table[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  };
  /** The words under `key.one` or `key.other`, with the count in them. */
  const counted = (/** @type {string} */ key, /** @type {number} */ count) =>
    t(`${key}.${count === 1 ? 'one' : 'other'}`, { count });
  return { t, counted };
}
