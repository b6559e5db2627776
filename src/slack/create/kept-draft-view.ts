import type { Texts } from '../../locales/index.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import type { FormCode } from './form/metadata.ts';
import { button, section } from '../kit/kit.ts';
import { message, type Message } from '../kit/message.ts';
import { earlierWords } from './form/problems.ts';

/** A form whose view is gone came back: why, and the way to what was entered. Whether there is a ticket, the reasons say. */
export function keptDraft(
  { code, reasons }: { readonly code: Pick<FormCode, 'key' | 'earlier'>; readonly reasons: readonly string[] },
  texts: Texts,
): Message {
  const { earlier } = code;
  const known = earlier === undefined ? reasons : [earlierWords(earlier, texts), ...reasons];
  const said = texts('create.kept-draft', { reason: known.join('\n') });
  const value = encodeMetadata('draft', { key: code.key });
  const open = button({ action: ids.create.actions.openKept, text: texts('create.open-draft'), value });
  return message(said, [section(said), { type: 'actions', elements: [open] }]);
}
