import type { Texts } from '../../locales/index.ts';
import { ids } from '../interaction/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import type { FormCode } from './form/metadata.ts';
import { button, section } from '../kit/kit.ts';
import { message, type Message } from '../kit/message.ts';
import { earlierWords } from './form/problems.ts';

/** A form whose view is gone did not become a ticket: why, and the way back to what was entered. */
export function keptDraft(
  { code, reasons }: { readonly code: Pick<FormCode, 'key' | 'earlier'>; readonly reasons: readonly string[] },
  texts: Texts,
): Message {
  const { earlier } = code;
  const reason = reasons.join('\n');
  const said =
    earlier === undefined
      ? texts('create.kept-draft', { reason })
      : texts('create.kept-version', { reason: [earlierWords(earlier, texts), ...reasons].join('\n') });
  const value = encodeMetadata('draft', { key: code.key });
  const open = button({ action: ids.create.actions.openKept, text: texts('create.open-draft'), value });
  return message(said, [section(said), { type: 'actions', elements: [open] }]);
}
