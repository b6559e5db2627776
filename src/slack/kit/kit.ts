import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { parts, shortenInline, cut } from '../text/cut.ts';
import { textOf, type Document, hasForeign, unmarked } from '../text/document.ts';
import { readOwn, fitted } from '../text/own.ts';
import { richText } from '../text/rich-text.ts';

export type Block = types.KnownBlock;
export type Modal = types.ModalView;

/** Slack's limits, in UTF-16 units or pieces (Block Kit reference). */
export const limits = {
  sectionText: 3000,
  fieldText: 2000,
  headerText: 150,
  buttonText: 75,
  /** The top-level text of a message: Slack advises at most 4,000. */
  messageText: 4000,
  messageBlocks: 50,
  /**
   * The blocks of a message as JSON, in characters. Not documented: chat.postMessage answers `msg_blocks_too_long` from
   * about 13,200 on (slackapi/bolt-js, issue 2509).
   */
  messageSize: 12_000,
  viewBlocks: 100,
  /** A view as JSON, in bytes: Slack refuses more than 250 kB. */
  viewBytes: 250_000,
  viewTitle: 24,
  privateMetadata: 3000,
  /** A field of `errors` in the answer to a submission is not documented; this fits on two lines. */
  inputError: 150,
  /** Of a line under an input; ours: it must not fill the view. */
  faultText: 300,
} as const;

/** An own text with Slack's formatting; nothing in its foreign parts is in effect. Slack is told to add no links of its own. */
function mrkdwn(text: string, limit: number = limits.sectionText): types.MrkdwnElement {
  return { type: 'mrkdwn', text: filled(fitted(text, limit)), verbatim: true };
}

/** A text that is shown as it is; `:names:` do not become pictures. */
export function plain(text: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: filled(cut(unmarked(text), limit)), emoji: false };
}

export function header(text: string): types.HeaderBlock {
  return { type: 'header', text: plain(text, limits.headerText) };
}

/** An own text in a block of its own: as `rich_text` where foreign words are in it, which Slack then reads no markup in. */
export function section(text: string, limit: number = limits.sectionText): Block {
  if (!hasForeign(text)) return { type: 'section', text: mrkdwn(text, limit), expand: true };
  const inline = shortenInline(readOwn(text), limit);
  return paragraphs([{ kind: 'text', inline }]);
}

/** The same of any length, in as many blocks as it takes. */
export function ownParts(text: string): Block[] {
  return parts([{ kind: 'text', inline: readOwn(text) }], limits.sectionText).map(paragraphs);
}

/** What somebody else wrote, with its form. */
export function paragraphs(document: Document): types.RichTextBlock {
  const isEmpty = document.every(({ inline }) => inline.every((leaf) => textOf(leaf).trim() === ''));
  return richText(isEmpty ? [{ kind: 'text', inline: [{ type: 'text', text: filled('') }] }] : document);
}

/** A text with something to click beside it. There Slack takes no `rich_text`. */
export function row(
  text: string,
  accessory: NonNullable<types.SectionBlock['accessory']>,
  limit: number = limits.sectionText,
): types.SectionBlock {
  return { type: 'section', text: mrkdwn(text, limit), expand: true, accessory };
}

/** Short facts in two columns; at most 10, which Slack allows. */
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
  /** What a screen reader says, where the label alone is unclear. */
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

/** Slack refuses an empty text. */
function filled(text: string): string {
  return text.trim() === '' ? '–' : text;
}

/** What Slack asks before it sends a click; the answers hold 30 characters, the question 300 (confirmation dialog object). */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
}

/** The dialog before something that cannot be taken back. */
export function confirmation({ title, text, yes }: Question, texts: Texts): types.ConfirmationDialog {
  return {
    title: plain(title, 100),
    text: plain(text, 300),
    confirm: plain(yes, 30),
    deny: plain(texts('cards.cancel-view'), 30),
    style: 'danger',
  };
}
