import { z } from 'zod';
import { blockId } from '../text.ts';

const style = z.record(z.string(), z.boolean()).optional();

/**
 * The key that each kind of leaf needs (docs.slack.dev, "Rich text block"). Clients send more keys, which Slack
 * accepts.
 */
const leaf = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('text'), text: z.string().min(1), style }),
  z.looseObject({ type: z.literal('link'), url: z.string().min(1), text: z.string().optional(), style }),
  z.looseObject({ type: z.literal('emoji'), name: z.string().min(1), style }),
  z.looseObject({ type: z.literal('user'), user_id: z.string().min(1), style }),
  z.looseObject({ type: z.literal('channel'), channel_id: z.string().min(1), style }),
  z.looseObject({ type: z.literal('usergroup'), usergroup_id: z.string().min(1), style }),
  z.looseObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: z.string().min(1),
    fallback: z.string().optional(),
    style,
  }),
  z.looseObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), style }),
  z.looseObject({ type: z.literal('color'), value: z.string().min(1), style }),
  z.looseObject({ type: z.literal('team'), team_id: z.string().min(1), style }),
]);

const border = z.union([z.literal(0), z.literal(1)]).optional();

const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(leaf) });
const list = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  elements: z.array(section).min(1),
  indent: z.int().min(0).optional(),
  offset: z.int().min(0).optional(),
  border,
});
/** Code accepts only text and links. */
const preformatted = z.strictObject({
  type: z.literal('rich_text_preformatted'),
  elements: z.array(leaf.refine(({ type }) => type === 'text' || type === 'link', 'unsupported type')),
  border,
  language: z.string().optional(),
});
const quote = z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(leaf), border });

/** A rich_text block. An empty one is `invalid_blocks`. */
export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: blockId,
  elements: z.array(z.discriminatedUnion('type', [section, list, preformatted, quote])).min(1),
});

export type RichText = z.infer<typeof richText>;
export type Leaf = z.infer<typeof leaf>;
