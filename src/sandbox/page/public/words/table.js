import { words as en } from './en/index.js';
import { words as zhCN } from './zh-CN/index.js';

/** The texts of the pages, by the languages that Slack has here. Independent of the DOM. */
export const tables = { 'en-US': en, 'zh-CN': zhCN };

/** The names of the languages, each in itself. */
export const names = { 'en-US': 'English (US)', 'zh-CN': '简体中文' };

/**
 * Returns the translation function of a language; English if there is none.
 * @param {string | null | undefined} language
 */
export function speaker(language) {
  const table = tables[language] ?? en;
  /** The text of a key, with `{name}` replaced by the value of that name. */
  const t = (/** @type {string} */ key, /** @type {Record<string, unknown>} */ values = {}) => {
    if (table[key] === undefined) throw new Error(`There are no words for ${key}.`);
    return table[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  };
  /** The text of `key.one` or `key.other`, with the count in it. */
  const counted = (/** @type {string} */ key, /** @type {number} */ count) =>
    t(`${key}.${count === 1 ? 'one' : 'other'}`, { count });
  return { t, counted };
}
