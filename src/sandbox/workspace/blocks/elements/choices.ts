import { z } from 'zod';
import { confirm } from '../confirm.ts';
import { markedOption, offers, overflowOption } from '../options.ts';
import { actionId, plainText } from '../text.ts';

const common = { action_id: actionId, confirm, focus_on_load: z.boolean().optional() };
const offered = z.array(markedOption).min(1).max(10);
const unknownInitial = 'initial choice is not among the options';

export const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plainText(75),
  url: z.string().max(3000).optional(),
  value: z.string().max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm,
  accessibility_label: z.string().max(75).optional(),
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: z.array(overflowOption).min(1).max(5),
  confirm,
});

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...common,
    options: offered,
    initial_options: z.array(markedOption).min(1).optional(),
  })
  .refine((element) => offers(element.options, element.initial_options ?? []), unknownInitial);

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...common,
    options: offered,
    initial_option: markedOption.optional(),
  })
  .refine((element) => offers(element.options, element.initial_option ? [element.initial_option] : []), unknownInitial);
