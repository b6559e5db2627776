import type { Texts } from '../../../locales/index.ts';
import type { UploadProgress } from '../../../tickets/ticket/attachments.ts';
import type { Progress } from '../../../tickets/requests.ts';
import { encodeMetadata } from '../../interaction/metadata.ts';
import { button, section, type Modal } from '../../kit/kit.ts';
import { modal } from '../../kit/modal.ts';
import { message, type Message } from '../../kit/message.ts';
import { ids } from '../../kit/ids.ts';
import { sizeText } from '../../text/cut.ts';
import { foreign } from '../../text/document.ts';
import type { FormMetadata } from './state.ts';
import { earlierWords } from './problems.ts';

/** What is going on; closing it changes nothing. */
export function progressView(
  step: Progress | { readonly step: 'checking' | 'busy' | 'replying' },
  texts: Texts,
): Modal {
  const counts = step.step === 'uploading' ? progressWords(step) : {};
  return outcomeView([section(texts(`create.progress.${step.step}`, counts))], texts);
}

/** What a line about uploads names: which file of how many, and how much of it all. */
export function progressWords({ file, of, sent, total }: UploadProgress): Readonly<Record<string, string | number>> {
  return { file, of, sent: sizeText(sent), total: sizeText(total) };
}

export interface Success {
  readonly ticket: string;
  /** It is the ticket of another form with the same in it, which was sent before. */
  readonly repeated?: boolean | undefined;
  /** The channel that it is followed in, and the address of the thread where it is known. */
  readonly channel?: string | undefined;
  readonly permalink?: string | undefined;
  /** Why it is not followed although that was wanted. */
  readonly linkFailure?: string | undefined;
  /** Why it is not related to the tickets that were ticked. */
  readonly relateFailure?: string | undefined;
}

/** @param metadata of a new, empty form, for the button that goes on with one */
export function successView(success: Success, metadata: FormMetadata, texts: Texts): Modal {
  const { ticket, repeated, channel, permalink, linkFailure, relateFailure } = success;
  const { actions } = ids.create;
  const thread =
    permalink === undefined
      ? []
      : [{ ...button({ action: actions.thread, text: texts('create.open-thread'), value: 'thread' }), url: permalink }];
  const another = button({ action: actions.startEmpty, text: texts('create.another'), value: 'empty' });
  return {
    ...outcomeView(
      [
        section(texts('create.success', { ticket: foreign(ticket) })),
        ...(repeated === true ? [section(texts('create.repeated'))] : []),
        ...(channel === undefined ? [] : [section(texts('create.followed', { channel }))]),
        ...(linkFailure === undefined ? [] : [section(texts('create.not-followed', { reason: linkFailure }))]),
        ...(relateFailure === undefined ? [] : [section(texts('related.not-related', { reason: relateFailure }))]),
        { type: 'actions', elements: [...thread, another] },
      ],
      texts,
    ),
    private_metadata: encodeMetadata('create', metadata),
  };
}

/** What a person is told where the view cannot be shown any more. */
export function successMessage(
  { ticket, repeated, permalink, linkFailure, relateFailure }: Success,
  texts: Texts,
): Message {
  const thread = permalink === undefined ? undefined : `<${permalink}>`;
  const again = repeated === true ? texts('create.repeated') : undefined;
  const parts = [texts('create.success', { ticket: foreign(ticket) }), again, thread, linkFailure, relateFailure];
  return message(parts.filter((part) => part !== undefined).join('\n'));
}

/** What was done, in words. */
export function doneView(words: string, texts: Texts): Modal {
  return outcomeView([section(words)], texts);
}

function outcomeView(blocks: Modal['blocks'], texts: Texts): Modal {
  return modal(texts, {
    callback: ids.create.outcome,
    title: texts('create.title'),
    close: texts('create.close-outcome'),
    blocks,
  });
}

/** A form whose view is gone came back: why, and the way to what was entered. Whether there is a ticket, the reasons say. */
export function draftNotice(
  {
    metadata,
    reasons,
  }: { readonly metadata: Pick<FormMetadata, 'key' | 'earlier'>; readonly reasons: readonly string[] },
  texts: Texts,
): Message {
  const { earlier } = metadata;
  const known = earlier === undefined ? reasons : [earlierWords(earlier, texts), ...reasons];
  const said = texts('create.kept-draft', { reason: known.join('\n') });
  const value = encodeMetadata('draft', { key: metadata.key });
  const open = button({ action: ids.create.actions.openPrefilled, text: texts('create.open-draft'), value });
  return message(said, [section(said), { type: 'actions', elements: [open] }]);
}
