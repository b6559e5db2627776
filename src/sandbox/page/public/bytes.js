import { language, t } from './words/index.js';

/** The size of a file in words. */
export function bytes(size) {
  if (size < 1024) return t('size.bytes', { count: size });
  return t('size.kilobytes', { count: new Intl.NumberFormat(language).format(Math.ceil(size / 1024)) });
}
