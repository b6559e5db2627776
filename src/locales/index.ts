import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

export type TextKey = keyof typeof en;

/**
 * Gives a text in one language. Values are put in as they are: foreign ones are marked before (`slack/text/cut.ts`).
 * Messages are in ICU form (`{count, plural, one {# file} other {# files}}`).
 */
export type Texts = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** By the tag of the language, as `tickets/language.ts` names them. */
const languages = { en, 'zh-CN': zhCN } as const;

export type Language = keyof typeof languages;

/** A command in a text: not a part of an address or a path. */
const ownCommand = /(?<![\w/.])\/ticket(?![\w/-])/g;

/** @param command the slash command of this installation; the messages are written with `/ticket` */
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
