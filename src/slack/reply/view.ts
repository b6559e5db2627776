import type { Texts } from '../../locales/index.ts';
import { attachmentLimit, messageLimit } from '../../tickets/limits.ts';
import { limits, plain, type Modal } from '../kit/kit.ts';
import { beginning } from '../text/plain-text.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { input, stateLine, ticketLine, type FormState } from '../kit/modal.ts';

export interface ReplyForm {
  readonly ticket: { readonly id: string; readonly title?: string | undefined };
  readonly text?: string | undefined;
  readonly form: FormState;
}

/** The form for a reply. Slack counts the characters itself, and keeps files by the input's id when the view changes. */
export function replyView({ ticket, text, form }: ReplyForm, texts: Texts): Modal {
  const { inputs } = ids;
  return {
    type: 'modal',
    callback_id: ids.views.reply,
    private_metadata: encodeMetadata('reply', { ticket: ticket.id }),
    title: plain(texts('cards.reply.title'), limits.viewTitle),
    submit: plain(texts('cards.reply.submit'), limits.viewTitle),
    close: plain(texts('cards.cancel-view'), limits.viewTitle),
    blocks: [
      ...stateLine(form, texts),
      ticketLine(ticket, texts),
      input(
        inputs.text,
        texts('cards.reply.text'),
        {
          type: 'plain_text_input',
          action_id: inputs.text,
          multiline: true,
          max_length: messageLimit,
          focus_on_load: true,
          ...(text !== undefined && text !== '' && { initial_value: beginning(text, messageLimit) }),
        },
        { hint: texts('cards.reply.hint', { limit: messageLimit }) },
      ),
      input(
        inputs.files,
        texts('cards.reply.files'),
        { type: 'file_input', action_id: inputs.files, max_files: attachmentLimit },
        { optional: true },
      ),
    ],
  };
}
