import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { ids } from './ids.ts';
import { text } from '../payload.ts';
import { cut } from '../text/cut.ts';
import { foreign } from '../text/document.ts';
import { plain, section, type Block, context, limits, type Modal } from './kit.ts';
import { shownName } from '../text/read.ts';
import { message, type Message, inWords } from './message.ts';

/** How a form stands: waiting for the person, being sent, or sent without success (foreign parts of `reason` are marked). */
export type FormState =
  | { readonly state: 'open' }
  /** `said`: how far it is. */
  | { readonly state: 'sending'; readonly said?: string | undefined }
  | { readonly state: 'failed'; readonly reason: string };

/** What a modal is made of. */
export interface ModalDeps {
  readonly callback: string;
  /** What it remembers of what it is about, encoded. */
  readonly metadata?: string | undefined;
  readonly title: string;
  /** The button that sends it; a modal without one only shows something. */
  readonly submit?: string | undefined;
  /** The button that leaves it: "Cancel" where there is something to send, else "Close". */
  readonly close?: string | undefined;
  /** How it stands, told above its blocks. */
  readonly form?: FormState | undefined;
  readonly blocks: readonly Modal['blocks'][number][];
  /** The app hears when it is closed unsent. */
  readonly notifiesOnClose?: boolean;
}

/** Makes a modal; nothing else does (a lint rule sees to it). */
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

/** The line that says how the form stands. The inputs keep their ids, so Slack keeps what was typed below it. */
export function stateLine(form: FormState, texts: Texts): Block[] {
  if (form.state === 'open') return [];
  return [
    section(
      form.state === 'sending' ? (form.said ?? texts('cards.sending')) : texts('cards.failed', { reason: form.reason }),
    ),
  ];
}

export function ticketLine(ticket: { readonly id: string; readonly title?: string | undefined }, texts: Texts): Block {
  const id = shownName(ticket.id);
  if (ticket.title === undefined) return section(`*${texts('cards.ticket', { id })}*`);
  return section(texts('cards.of-ticket', { id, title: foreign(cut(ticket.title, 200)) }));
}

/** An input whose block and element have the same id. Labels hold 2,000 characters, hints as many; ours are short. */
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

/** What was wrong with one input. */
export interface Fault {
  /** The input's block. */
  readonly block: string;
  /** Without formatting. */
  readonly words: string;
}

/**
 * The form with what was wrong in a line under the input it is about: Slack shows errors at inputs only in the
 * acknowledgement, and what is known later has no other place there.
 */
export function withFault(view: Modal, { block, words }: Fault): Modal {
  const { blocks } = view;
  const place = blocks.findIndex(({ block_id }) => block_id === block);
  if (place === -1 || blocks.length >= limits.viewBlocks) return view;
  const line = { ...context(`:warning: ${foreign(words)}`, limits.faultText), block_id: faultId };
  return { ...view, blocks: blocks.toSpliced(place + 1, 0, line) };
}

/** Blocks without such a line, for a form that is drawn from what Slack sent along. */
export function withoutFault<B extends { readonly block_id?: string }>(blocks: readonly B[]): B[] {
  return blocks.filter(({ block_id }) => block_id !== faultId);
}

/** A view that only tells something. */
export function noteView(title: string, said: Message, texts: Texts): Modal {
  return modal(texts, {
    callback: ids.views.note,
    title: title,
    blocks: [...(said.blocks ?? [section(said.text)])],
  });
}

/** What a note tells, for a person who closed the form in the place of which it would stand; undefined for other views. */
export function saidIn({ callback_id, title, blocks }: Modal): Message | undefined {
  if (callback_id !== ids.views.note) return undefined;
  return message(text(blocks[0], 'text', 'text') ?? title.text, blocks as readonly Block[]);
}

/** What stands in the place of a view of another version, or of one that somebody made up. */
export function outdatedView(texts: Texts): Modal {
  return noteView(texts('errors.title'), inWords('errors.outdated', {}, texts), texts);
}

/** What a form shows until its content is known: a trigger lives 3 seconds, so it is opened first and filled then. */
export function loadingView(title: string, texts: Texts): Modal {
  return noteView(title, inWords('cards.loading', {}, texts), texts);
}

export interface ChannelForm {
  readonly callback: string;
  readonly metadata: string;
  /** Where its title, submit button and hint stand among the texts. */
  readonly words: 'cards.link' | 'troubles.move' | 'troubles.move.all';
  readonly ticket: { readonly id: string; readonly title?: string | undefined } | undefined;
  /** What is chosen before the person chooses. */
  readonly chosen: Readonly<Record<string, unknown>>;
  readonly form: FormState;
}

/** A modal that asks for a channel which people share. */
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
