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
import { encodeForm } from './form.ts';
import type { FormMetadata } from './state.ts';
import { earlierWords } from './problems.ts';

/** The progress of creating a ticket. Closing the view changes nothing. */
export function progressView(
  step: Progress | { readonly step: 'checking' | 'busy' | 'replying' },
  texts: Texts,
): Modal {
  const counts = step.step === 'uploading' ? progressWords(step) : {};
  return outcomeView([section(texts(`create.progress.${step.step}`, counts))], texts);
}

/** Values for a line about uploads: which file of how many, and how many bytes of the total. */
export function progressWords({ file, of, sent, total }: UploadProgress): Readonly<Record<string, string | number>> {
  return { file, of, sent: sizeText(sent), total: sizeText(total) };
}

export interface Success {
  readonly ticket: string;
  /** An identical form that was sent before became this ticket. */
  readonly repeated?: boolean | undefined;
  /** The channel that the ticket is linked to, and the URL of the thread if it is known. */
  readonly channel?: string | undefined;
  readonly permalink?: string | undefined;
  /** Why the ticket could not be linked. */
  readonly linkFailure?: string | undefined;
  /** Why the ticket could not be related to the selected tickets. */
  readonly relateFailure?: string | undefined;
}

/** @param metadata of a new, empty form, for the button that opens it */
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
    private_metadata: encodeForm(metadata),
  };
}

/** The message if the view can no longer be shown. */
export function successMessage(
  { ticket, repeated, permalink, linkFailure, relateFailure }: Success,
  texts: Texts,
): Message {
  const thread = permalink === undefined ? undefined : `<${permalink}>`;
  const again = repeated === true ? texts('create.repeated') : undefined;
  const parts = [texts('create.success', { ticket: foreign(ticket) }), again, thread, linkFailure, relateFailure];
  return message(parts.filter((part) => part !== undefined).join('\n'));
}

/** A text about what was done. */
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

/**
 * The message about a form that came back after its view was closed: the reasons, and a button that opens the draft. The reasons
 * say whether a ticket exists.
 */
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
