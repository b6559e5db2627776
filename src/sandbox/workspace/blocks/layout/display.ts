import { z } from 'zod';
import { accessory, imageElement } from '../elements/index.ts';
import { altText, imageSource, oneSource } from '../elements/image.ts';
import { anyText, blockId, mrkdwn, plainText } from '../text.ts';

export const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, 'text or fields is required');

export const header = z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(150) });

export const divider = z.strictObject({ type: z.literal('divider'), block_id: blockId });

export const context = z.strictObject({
  type: z.literal('context'),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion('type', [plainText(), mrkdwn(), imageElement]))
    .min(1)
    .max(10),
});

export const image = z
  .strictObject({
    type: z.literal('image'),
    block_id: blockId,
    ...imageSource,
    alt_text: altText,
    title: plainText(2000).optional(),
  })
  .refine(oneSource, 'exactly one of image_url and slack_file is required');

/** Standard Markdown, for messages; all such blocks of a message share the 12,000 characters. */
export const markdown = z.strictObject({
  type: z.literal('markdown'),
  block_id: blockId,
  text: z.string().min(1).max(12_000),
});
