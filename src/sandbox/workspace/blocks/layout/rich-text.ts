import { z } from 'zod';
import { blockId } from '../text.ts';

const leaf = z.looseObject({
  type: z.enum(['text', 'link', 'emoji', 'user', 'channel', 'usergroup', 'date', 'broadcast', 'color', 'team']),
});
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(leaf) });
const list = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  elements: z.array(section),
  indent: z.int().optional(),
  offset: z.int().optional(),
  border: z.int().optional(),
});
const preformatted = z.strictObject({
  type: z.literal('rich_text_preformatted'),
  elements: z.array(leaf),
  border: z.int().optional(),
  language: z.string().optional(),
});
const quote = z.strictObject({
  type: z.literal('rich_text_quote'),
  elements: z.array(leaf),
  border: z.int().optional(),
});

/** A rich_text block; leaves are checked by type only. */
export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: blockId,
  elements: z.array(z.discriminatedUnion('type', [section, list, preformatted, quote])),
});
