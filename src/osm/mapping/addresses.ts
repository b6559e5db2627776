import type { Result } from '../operation-types.ts';
import { isRecord } from './values.ts';

/** The account's email addresses for copies, each once. One string can hold several. */
export function toAddresses({
  cc_email_info: own,
  mc_email_infos: others,
}: Partial<Result<'listCaseCcEmails'>>): readonly string[] {
  const texts: readonly unknown[] = [
    isRecord(own) ? own.cc_email : undefined,
    ...(Array.isArray(others) ? (others as readonly unknown[]) : []),
  ];
  const words = texts.flatMap((found) => (typeof found === 'string' ? found.split(/[\s,;]+/) : []));
  return [...new Set(words.filter((word) => word.includes('@')))];
}
