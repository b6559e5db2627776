import { z } from 'zod';
import { actionElement, inputElement } from '../elements/index.ts';
import { blockId, plainText } from '../text.ts';

export const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: blockId,
  elements: z.array(actionElement).min(1).max(25),
});

export const input = z.strictObject({
  type: z.literal('input'),
  block_id: blockId,
  label: plainText(2000),
  element: inputElement,
  dispatch_action: z.boolean().optional(),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
});
