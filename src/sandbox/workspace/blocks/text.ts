import { z } from 'zod';

/** A plain_text object; lengths are Slack's, counted in UTF-16 units. */
export const plainText = (limit = 3000) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(limit),
    emoji: z.boolean().optional(),
  });

/** A mrkdwn object. `emoji` is allowed only in plain_text: Slack refuses it here. */
export const mrkdwn = (limit = 3000) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(limit),
    verbatim: z.boolean().optional(),
  });

export const anyText = (limit = 3000) => z.discriminatedUnion('type', [plainText(limit), mrkdwn(limit)]);

export const actionId = z.string().min(1).max(255).optional();
export const blockId = z.string().min(1).max(255).optional();
export const placeholder = plainText(150).optional();

export type TextObject = z.infer<ReturnType<typeof anyText>>;
