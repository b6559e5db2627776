import { z } from 'zod';
import { confirm } from '../confirm.ts';
import { actionId, placeholder } from '../text.ts';

const dispatch = z
  .strictObject({
    trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
  })
  .optional();
const typed = {
  action_id: actionId,
  initial_value: z.string().optional(),
  dispatch_action_config: dispatch,
  focus_on_load: z.boolean().optional(),
  placeholder,
};
const picked = { action_id: actionId, confirm, focus_on_load: z.boolean().optional() };

export const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...typed,
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
  })
  .refine(
    (element) => (element.initial_value?.length ?? 0) <= (element.max_length ?? 3000),
    'initial_value is longer than max_length',
  );

export const emailInput = z.strictObject({ type: z.literal('email_text_input'), ...typed });
export const urlInput = z.strictObject({ type: z.literal('url_text_input'), ...typed });
export const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...typed,
  is_decimal_allowed: z.boolean(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
});

export const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...typed,
  initial_value: z.looseObject({ type: z.literal('rich_text') }).optional(),
});

/** At most 10 files (docs.slack.dev, "File input element"). */
export const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: actionId,
  filetypes: z.array(z.string().min(1)).min(1).optional(),
  max_files: z.int().min(1).max(10).optional(),
});

export const datePicker = z.strictObject({
  type: z.literal('datepicker'),
  ...picked,
  placeholder,
  initial_date: z.iso.date().optional(),
});
export const timePicker = z.strictObject({
  type: z.literal('timepicker'),
  ...picked,
  placeholder,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  timezone: z.string().optional(),
});
export const dateTimePicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...picked,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});
