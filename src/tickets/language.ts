/** The supported languages. The ticket API has its names in both. */
export const languages = ['en', 'zh-CN'] as const;

export type Language = (typeof languages)[number];

/** The language for a locale such as `en-GB` or `zh-TW`: Chinese for every Chinese locale, otherwise English. */
export function languageOf(locale: string): Language {
  return /^zh(?:[-_]|$)/i.test(locale) ? 'zh-CN' : 'en';
}
