import type { types } from '@slack/bolt';
import { shorten } from './split.ts';
import { cut } from './text.ts';

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

/** A text with Slack's formatting. Foreign parts of it are escaped already; Slack is told to add no links of its own. */
export function mrkdwn(text: string, limit: number = limits.sectionText): types.MrkdwnElement {
  return { type: 'mrkdwn', text: filled(shorten(text, limit)), verbatim: true };
}

/** A text that is shown as it is; `:names:` do not become pictures. */
export function plain(text: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: filled(cut(text, limit)), emoji: false };
}

export function header(text: string): types.HeaderBlock {
  return { type: 'header', text: plain(text, limits.headerText) };
}

export function section(text: string): types.SectionBlock {
  return { type: 'section', text: mrkdwn(text), expand: true };
}

/** Short facts in two columns; at most 10, which Slack allows. */
export function fields(texts: readonly string[]): types.SectionBlock {
  return { type: 'section', fields: texts.slice(0, 10).map((text) => mrkdwn(text, limits.fieldText)) };
}

export function context(text: string): types.ContextBlock {
  return { type: 'context', elements: [mrkdwn(text)] };
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
    ...(label !== undefined && { accessibility_label: cut(label, limits.buttonText) }),
  };
}

/** Slack refuses an empty text. */
function filled(text: string): string {
  return text.trim() === '' ? '–' : text;
}
