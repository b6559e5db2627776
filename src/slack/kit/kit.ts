import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { parts, shortenInline, cut } from '../text/cut.ts';
import { textOf, type Document, hasForeign, unmarked } from '../text/document.ts';
import { readOwn, fitted } from '../text/own.ts';
import { richText } from '../text/rich-text.ts';

export type Block = types.KnownBlock;
export type Modal = types.ModalView;

/** Slack's limits, in UTF-16 units or number of items (Block Kit reference). */
export const limits = {
  sectionText: 3000,
  fieldText: 2000,
  headerText: 150,
  buttonText: 75,
  /** The top-level text of a message: Slack recommends at most 4,000. */
  messageText: 4000,
  messageBlocks: 50,
  /**
   * The blocks of a message as JSON, in characters. Not documented: chat.postMessage answers `msg_blocks_too_long` from about
   * 13,200 characters (slackapi/bolt-js, issue 2509).
   */
  messageSize: 12_000,
  viewBlocks: 100,
  /** A view as JSON, in bytes: Slack rejects more than 250 kB. */
  viewBytes: 250_000,
  viewTitle: 24,
  privateMetadata: 3000,
  /** The limit for a text in `errors` (the answer to a submission) isn't documented; this length fits on two lines. */
  inputError: 150,
  /** Our own limit for a line under an input, so that it doesn't fill the view. */
  faultText: 300,
} as const;

/** One of our own texts with Slack's formatting. Markup in its foreign parts has no effect, and Slack adds no links. */
function mrkdwn(text: string, limit: number = limits.sectionText): types.MrkdwnElement {
  return { type: 'mrkdwn', text: filled(fitted(text, limit)), verbatim: true };
}

/** A text that is shown as it is; `:names:` don't become emoji. */
export function plain(text: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: filled(cut(unmarked(text), limit)), emoji: false };
}

export function header(text: string): types.HeaderBlock {
  return { type: 'header', text: plain(text, limits.headerText) };
}

/** One of our own texts as a block: a `rich_text` block if it contains foreign words, since Slack interprets no markup there. */
export function section(text: string, limit: number = limits.sectionText): Block {
  if (!hasForeign(text)) return { type: 'section', text: mrkdwn(text, limit), expand: true };
  const inline = shortenInline(readOwn(text), limit);
  return paragraphs([{ kind: 'text', inline }]);
}

/** Like `section`, for a text of any length, in as many blocks as it takes. */
export function ownParts(text: string): Block[] {
  return parts([{ kind: 'text', inline: readOwn(text) }], limits.sectionText).map(paragraphs);
}

/** Formatted text by somebody else. */
export function paragraphs(document: Document): types.RichTextBlock {
  const isEmpty = document.every(({ inline }) => inline.every((leaf) => textOf(leaf).trim() === ''));
  return richText(isEmpty ? [{ kind: 'text', inline: [{ type: 'text', text: filled('') }] }] : document);
}

/** A text with an element next to it. Slack doesn't support `rich_text` there. */
export function row(
  text: string,
  accessory: NonNullable<types.SectionBlock['accessory']>,
  limit: number = limits.sectionText,
): types.SectionBlock {
  return { type: 'section', text: mrkdwn(text, limit), expand: true, accessory };
}

/** Short facts in two columns; at most 10, Slack's limit. */
export function fields(texts: readonly string[], limit: number = limits.fieldText): types.SectionBlock {
  return { type: 'section', fields: texts.slice(0, 10).map((text) => mrkdwn(text, limit)) };
}

export function context(text: string, limit: number = limits.sectionText): types.ContextBlock {
  return { type: 'context', elements: [mrkdwn(text, limit)] };
}

export interface ButtonOptions {
  readonly action: string;
  readonly text: string;
  readonly value: string;
  readonly style?: 'primary' | 'danger' | undefined;
  /** Read by screen readers, if the button's text alone is unclear. */
  readonly label?: string | undefined;
}

export function button({ action, text, value, style, label }: ButtonOptions): types.Button {
  return {
    type: 'button',
    action_id: action,
    text: plain(text, limits.buttonText),
    value,
    ...(style !== undefined && { style }),
    ...(label !== undefined && { accessibility_label: cut(unmarked(label), limits.buttonText) }),
  };
}

/** Replaces an empty text with a dash, because Slack rejects empty texts. */
function filled(text: string): string {
  return text.trim() === '' ? '–' : text;
}

/**
 * The dialog that Slack shows before it sends a click. Slack's limits: 30 characters for the answer, 300 for the question
 * (confirmation dialog object).
 */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
}

/** The dialog before an action that can't be undone. */
export function confirmation({ title, text, yes }: Question, texts: Texts): types.ConfirmationDialog {
  return {
    title: plain(title, 100),
    text: plain(text, 300),
    confirm: plain(yes, 30),
    deny: plain(texts('cards.cancel-view'), 30),
    style: 'danger',
  };
}
