import { z } from 'zod';
import { anyText, plainText } from './text.ts';

/** A confirmation dialog (docs.slack.dev, "Confirmation dialog object"). */
export const confirm = z
  .strictObject({
    title: plainText(100),
    text: anyText(300),
    confirm: plainText(30),
    deny: plainText(30),
    style: z.enum(['primary', 'danger']).optional(),
  })
  .optional();
