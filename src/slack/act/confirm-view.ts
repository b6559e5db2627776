import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import type { Action } from '../../tickets/ticket/actions.ts';
import { noteLimit } from '../../tickets/limits.ts';
import { limits, paragraphs, plain, section, type Block, type Modal } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { shortenDocument, beginning } from '../text/cut.ts';
import { readForeign } from '../text/read.ts';
import { ratingInputs, type Asked, type Rated } from '../rating/view.ts';
import { modal, input, ticketLine, type FormState } from '../kit/modal.ts';

/** Characters of the solution that are shown; the ticket's messages have the full text. */
const solutionLimit = 2000;

/** Actions that need a confirmation; nudging doesn't. */
export type Confirmed = Exclude<Action, 'urge'>;

export interface ConfirmForm {
  readonly action: Confirmed;
  readonly ticket: { readonly id: string; readonly title?: string | undefined };
  /** The service's description of the solution, plain text or HTML, if the result must be confirmed. */
  readonly resolution?: string | undefined;
  readonly note?: string | undefined;
  /** Set if a rating can be given at the same time. */
  readonly rating?: { readonly asked: Asked; readonly rated: Rated } | undefined;
  readonly form: FormState;
}

/**
 * The form that confirms closing a ticket (with an optional note and rating), canceling it, or deleting it (with a
 * checkbox that must be checked).
 */
export function confirmView({ action, ticket, resolution, note, rating, form }: ConfirmForm, texts: Texts): Modal {
  return modal(texts, {
    callback: ids.views.confirm,
    metadata: encodeMetadata('act', { ticket: ticket.id, action, rating: rating?.asked }),
    title: texts('cards.act.title', { action }),
    submit: texts('cards.act.submit', { action }),
    form,
    blocks: [
      ticketLine(ticket, texts),
      ...(resolution === undefined ? [] : solution(resolution, texts)),
      section(texts('cards.act.question', { action })),
      ...(action === 'close' ? [noteInput(note, texts)] : []),
      ...(rating === undefined ? [] : ratingInputs(rating.asked, rating.rated, texts)),
      ...(action === 'delete' ? [sureInput(ticket.id, texts)] : []),
    ],
  });
}

function solution(resolution: string, texts: Texts): Block[] {
  const words = shortenDocument(readForeign(resolution, texts('cards.picture')), solutionLimit);
  return [section(`*${texts('cards.resolution')}*`), paragraphs(words)];
}

function noteInput(note: string | undefined, texts: Texts): types.InputBlock {
  const { note: id } = ids.inputs;
  const element: types.PlainTextInput = {
    type: 'plain_text_input',
    action_id: id,
    multiline: true,
    max_length: noteLimit,
    ...(note !== undefined && note !== '' && { initial_value: beginning(note, noteLimit) }),
  };
  return input(id, texts('cards.act.note'), element, { optional: true });
}

function sureInput(ticket: string, texts: Texts): types.InputBlock {
  const { sure: id } = ids.inputs;
  const option = { text: plain(texts('cards.act.sure-option', { id: ticket }), limits.buttonText), value: 'sure' };
  return input(id, texts('cards.act.sure'), { type: 'checkboxes', action_id: id, options: [option] });
}
