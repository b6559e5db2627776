import { z } from 'zod';
import { reasons } from '../blocks/reasons.ts';
import { messageBlocks } from '../blocks/surfaces.ts';
import type { Block } from '../blocks/layout/index.ts';
import { refusal, SlackError } from '../error.ts';
import { metadata, type Message, type Metadata } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { lostPictures } from './pictures.ts';

/** Slack truncates longer texts or refuses them; this workspace refuses, so that nothing is lost silently. */
const longestText = 40_000;
/** `chat.update` accepts less than `chat.postMessage` and answers `msg_too_long` (docs.slack.dev, "chat.update"). */
export const longestUpdate = 4000;

/** For `markdown_text` (docs.slack.dev, "chat.postMessage"). */
const longestMarkdown = 12_000;

/** Parses the blocks of a message; throws `invalid_blocks_format` or `invalid_blocks` with reasons. */
export function parseBlocks(ws: Workspace, raw: unknown): Block[] | undefined {
  if (raw === undefined || raw === null || raw === '') return undefined;
  if (!Array.isArray(raw)) throw new SlackError('invalid_blocks_format');
  const parsed = messageBlocks.safeParse(raw);
  if (!parsed.success) throw refusal('invalid_blocks', reasons(parsed.error.issues, '/blocks'));
  const lost = lostPictures(ws, parsed.data, '/blocks');
  if (lost.length > 0) throw refusal('invalid_blocks', lost);
  return parsed.data;
}

/**
 * The text of a message: its `text`, or `markdown_text`, which excludes the others. Throws `markdown_text_conflict` if
 * combined with text or blocks, `msg_too_long` over 12,000 characters.
 */
export function wordsOf(
  given: { readonly text?: string | undefined; readonly markdown_text?: string | undefined },
  blocks: readonly Block[] | undefined,
): string | undefined {
  const { text, markdown_text: markdown } = given;
  if (markdown === undefined) return text;
  if ((text ?? '') !== '' || blocks !== undefined) throw new SlackError('markdown_text_conflict');
  if (markdown.length > longestMarkdown) throw new SlackError('msg_too_long');
  return markdown;
}

/**
 * Maximum size of a posted message's blocks as JSON. Not documented; others found about 13,200 characters
 * (slackapi/bolt-js, issue 2509).
 */
const longestBlocks = 13_200;

/** Throws `msg_blocks_too_long` if the blocks of a message contain too much text in total. */
export function checkBlocks(blocks: readonly Block[] | undefined): void {
  if (JSON.stringify(blocks ?? []).length > longestBlocks) throw new SlackError('msg_blocks_too_long');
}

/** Legacy attachments are accepted unchecked; Slack allows 100. */
export function parseAttachments(raw: unknown): Message['attachments'] {
  if (raw === undefined || raw === null || raw === '' || (Array.isArray(raw) && raw.length === 0)) return undefined;
  const parsed = z.array(z.record(z.string(), z.unknown())).safeParse(raw);
  if (!parsed.success) throw new SlackError('invalid_attachments');
  if (parsed.data.length > 100) throw new SlackError('too_many_attachments');
  return parsed.data;
}

/** Parses message metadata; throws `invalid_metadata_format`, or `metadata_too_large` over 16 kB. */
export function parseMetadata(raw: unknown): Metadata | undefined {
  if (raw === undefined || raw === null || raw === '') return undefined;
  const parsed = metadata.safeParse(raw);
  if (!parsed.success) throw new SlackError('invalid_metadata_format');
  if (JSON.stringify(parsed.data).length > 16_384) throw new SlackError('metadata_too_large');
  return parsed.data;
}

/** Throws `no_text` if there is nothing to show, `msg_too_long` if there is too much. */
export function checkText(text: string, blocks: readonly Block[] | undefined, longest = longestText): void {
  if (text.trim() === '' && (blocks === undefined || blocks.length === 0)) throw new SlackError('no_text');
  if (text.length > longest) throw new SlackError('msg_too_long');
}
