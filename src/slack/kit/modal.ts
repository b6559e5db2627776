import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { ids } from './ids.ts';
import { text } from '../payload.ts';
import { cut } from '../text/cut.ts';
import { foreign } from '../text/document.ts';
import { plain, section, type Block, context, limits, type Modal } from './kit.ts';
import { shownName } from '../text/read.ts';
import { message, type Message, inWords } from './message.ts';

/** The state of a form: open, being sent, or not sent because of an error (foreign parts of `reason` are marked). */
export type FormState =
  | { readonly state: 'open' }
  /** `said`: the progress so far. */
  | { readonly state: 'sending'; readonly said?: string | undefined }
  | { readonly state: 'failed'; readonly reason: string };

/** The parts of a modal. */
export interface ModalDeps {
  readonly callback: string;
  /** Encoded metadata, such as the ticket that the modal is about. */
  readonly metadata?: string | undefined;
  readonly title: string;
  /** The submit button. Without one, the modal is read-only. */
  readonly submit?: string | undefined;
  /** The close button. By default, "Cancel" if there is a submit button, and "Close" otherwise. */
  readonly close?: string | undefined;
  /** The form's state, shown above its blocks. */
  readonly form?: FormState | undefined;
  readonly blocks: readonly Modal['blocks'][number][];
  /** Slack notifies the app when the modal is closed without being submitted. */
  readonly notifiesOnClose?: boolean;
}

/** Makes a modal. A lint rule ensures that nothing else makes one. */
export function modal(texts: Texts, deps: ModalDeps): Modal {
  const { callback, metadata, title, submit, close, form, blocks, notifiesOnClose = false } = deps;
  const leave = close ?? texts(submit === undefined ? 'cards.close-view' : 'cards.cancel-view');
  return {
    type: 'modal',
    callback_id: callback,
    ...(metadata !== undefined && { private_metadata: metadata }),
    ...(notifiesOnClose && { notify_on_close: true }),
    title: plain(title, limits.viewTitle),
    ...(submit !== undefined && { submit: plain(submit, limits.viewTitle) }),
    close: plain(leave, limits.viewTitle),
    blocks: [...(form === undefined ? [] : stateLine(form, texts)), ...blocks],
  };
}

/** The line that shows the form's state. The inputs keep their IDs, so Slack keeps what was typed in them. */
export function stateLine(form: FormState, texts: Texts): Block[] {
  if (form.state === 'open') return [];
  return [
    section(
      form.state === 'sending' ? (form.said ?? texts('cards.sending')) : texts('cards.failed', { reason: form.reason }),
    ),
  ];
}

/** A line with the number and, if known, the title of the ticket that a form is about. */
export function ticketLine(ticket: { readonly id: string; readonly title?: string | undefined }, texts: Texts): Block {
  const id = shownName(ticket.id);
  if (ticket.title === undefined) return section(`*${texts('cards.ticket', { id })}*`);
  return section(texts('cards.of-ticket', { id, title: foreign(cut(ticket.title, 200)) }));
}

/**
 * An input whose block and element have the same ID. Labels and hints are cut to lengths well below Slack's limit of 2,000
 * characters.
 */
export function input(
  id: string,
  label: string,
  element: types.InputBlock['element'],
  { hint, optional = false }: { readonly hint?: string | undefined; readonly optional?: boolean | undefined } = {},
): types.InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label, 150),
    optional,
    element,
    ...(hint !== undefined && { hint: plain(hint, 300) }),
  };
}

const faultId = 'fault';

/** An error at one input. */
export interface Fault {
  /** The block ID of the input. */
  readonly block: string;
  /** Without formatting. */
  readonly words: string;
}

/**
 * The form with the error in a line below its input. Slack shows errors at inputs only in the acknowledgment; an error that is
 * known later needs a block of its own.
 */
export function withFault(view: Modal, { block, words }: Fault): Modal {
  const { blocks } = view;
  const place = blocks.findIndex(({ block_id }) => block_id === block);
  if (place === -1 || blocks.length >= limits.viewBlocks) return view;
  const line = { ...context(`:warning: ${foreign(words)}`, limits.faultText), block_id: faultId };
  return { ...view, blocks: blocks.toSpliced(place + 1, 0, line) };
}

/** The blocks without the error line, for a form that is redrawn from Slack's payload. */
export function withoutFault<B extends { readonly block_id?: string }>(blocks: readonly B[]): B[] {
  return blocks.filter(({ block_id }) => block_id !== faultId);
}

/** A read-only view with a message. */
export function noteView(title: string, said: Message, texts: Texts): Modal {
  return modal(texts, {
    callback: ids.views.note,
    title: title,
    blocks: [...(said.blocks ?? [section(said.text)])],
  });
}

/** The message of a note view, for a person who closed the form that the note would replace; undefined for other views. */
export function saidIn({ callback_id, title, blocks }: Modal): Message | undefined {
  if (callback_id !== ids.views.note) return undefined;
  return message(text(blocks[0], 'text', 'text') ?? title.text, blocks as readonly Block[]);
}

/** Replaces a view that was made by another version of the app or by somebody else. */
export function outdatedView(texts: Texts): Modal {
  return noteView(texts('errors.title'), inWords('errors.outdated', {}, texts), texts);
}

/**
 * A placeholder for a form whose content isn't known yet: a trigger lives 3 seconds, so the form is opened first and filled
 * later.
 */
export function loadingView(title: string, texts: Texts): Modal {
  return noteView(title, inWords('cards.loading', {}, texts), texts);
}

export interface ChannelForm {
  readonly callback: string;
  readonly metadata: string;
  /** Prefix of the text keys for title, submit button, and hint. */
  readonly words: 'cards.link' | 'troubles.move' | 'troubles.move.all';
  readonly ticket: { readonly id: string; readonly title?: string | undefined } | undefined;
  /** The initial choice, as properties of the select element. */
  readonly chosen: Readonly<Record<string, unknown>>;
  readonly form: FormState;
}

/** A modal that asks for a public or private channel. */
export function channelForm(asked: ChannelForm, texts: Texts): Modal {
  const { callback, metadata, words, ticket, chosen, form } = asked;
  const { channel: id } = ids.inputs;
  return modal(texts, {
    callback: callback,
    metadata: metadata,
    title: texts(`${words}.title`),
    submit: texts(`${words}.submit`),
    form,
    blocks: [
      ...(ticket === undefined ? [] : [ticketLine(ticket, texts)]),
      input(
        id,
        texts('cards.link.channel'),
        {
          type: 'conversations_select',
          action_id: id,
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          ...chosen,
        },
        { hint: texts(`${words}.hint`) },
      ),
    ],
  });
}
