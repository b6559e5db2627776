import type { Texts } from '../../locales/index.ts';
import { attachmentLimit, messageLimit } from '../../tickets/limits.ts';
import type { Modal } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { modal, input, ticketLine, type FormState } from '../kit/modal.ts';
import { beginning } from '../text/cut.ts';

export interface ReplyForm {
  readonly ticket: { readonly id: string; readonly title?: string | undefined };
  readonly text?: string | undefined;
  readonly form: FormState;
}

/** The reply form. Slack counts the characters, and keeps the chosen files by the input's ID when the view changes. */
export function replyView({ ticket, text, form }: ReplyForm, texts: Texts): Modal {
  const { inputs } = ids;
  return modal(texts, {
    callback: ids.views.reply,
    metadata: encodeMetadata('reply', { ticket: ticket.id }),
    title: texts('cards.reply.title'),
    submit: texts('cards.reply.submit'),
    form,
    blocks: [
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
  });
}
