import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

export type TextKey = keyof typeof en;

/**
 * Returns a text in one language. Values are inserted unchanged: text from others must be marked first (`slack/text/cut.ts`).
 * Messages use ICU syntax (`{count, plural, one {# file} other {# files}}`).
 */
export type Texts = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** By language tag, as in `tickets/language.ts`. */
const languages = { en, 'zh-CN': zhCN } as const;

export type Language = keyof typeof languages;

/** A command in a text, not part of an address or path. */
const ownCommand = /(?<![\w/.])\/ticket(?![\w/-])/g;

/** @param command the slash command of this installation, which replaces `/ticket` in the messages */
export function createTexts(language: Language, command = '/ticket'): Texts {
  const parsed = new Map<TextKey, IntlMessageFormat>();
  const fixed = new Map<TextKey, string>();

  function format(key: TextKey, values?: Readonly<Record<string, string | number>>): string {
    let message = parsed.get(key);
    if (message === undefined) {
      const source = languages[language][key].replace(ownCommand, command);
      message = new IntlMessageFormat(source, language, undefined, { ignoreTag: true });
      parsed.set(key, message);
    }
    return String(message.format(values));
  }

  return (key, values) => {
    if (values !== undefined) return format(key, values);
    const known = fixed.get(key);
    if (known !== undefined) return known;
    const text = format(key);
    fixed.set(key, text);
    return text;
  };
}
