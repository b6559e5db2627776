import type { Texts } from '../../locales/index.ts';
import { reasonLimit } from '../../tickets/access/limits.ts';
import type { Authorization } from '../../tickets/ticket/ticket.ts';
import { resourceWords } from '../delivery/change-view.ts';
import { context, limits, plain, section, type Modal } from '../kit/kit.ts';
import { beginning } from '../text/plain-text.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { input, stateLine, ticketLine, type FormState } from '../kit/modal.ts';

export interface DecisionForm extends Metadata<'accessDecision'> {
  /** As it was read; a form that is drawn again does without. */
  readonly authorization?: Authorization | undefined;
  readonly reason?: string | undefined;
  readonly form: FormState;
}

/** Asks for the reason of a rejection, or whether access is to end. */
export function decisionView(
  { ticket, request, action, authorization, reason, form }: DecisionForm,
  texts: Texts,
): Modal {
  return {
    type: 'modal',
    callback_id: ids.views.decideAccess,
    private_metadata: encodeMetadata('accessDecision', { ticket, request, action }),
    title: plain(texts('access.decide.title', { action }), limits.viewTitle),
    submit: plain(texts('access.decide.submit', { action }), limits.viewTitle),
    close: plain(texts('cards.cancel-view'), limits.viewTitle),
    blocks: [
      ...stateLine(form, texts),
      ticketLine({ id: ticket }, texts),
      ...(authorization === undefined ? [] : [context(resourceWords(authorization, texts))]),
      section(texts('access.decide.question', { action })),
      ...(action === 'reject' ? [reasonInput(reason, texts)] : []),
    ],
  };
}

function reasonInput(reason: string | undefined, texts: Texts) {
  const { reason: id } = ids.access.inputs;
  return input(
    id,
    texts('access.decide.reason'),
    {
      type: 'plain_text_input',
      action_id: id,
      multiline: true,
      max_length: reasonLimit,
      ...(reason !== undefined && reason !== '' && { initial_value: beginning(reason, reasonLimit) }),
    },
    { hint: texts('access.decide.reason-hint', { limit: reasonLimit }) },
  );
}
