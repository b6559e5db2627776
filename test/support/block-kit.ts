import { z } from 'zod';

/** Slack's documented limits for views, as strict as Slack: unknown keys and empty texts are errors too. */
const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(max), emoji: z.boolean().optional() });
const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(max), verbatim: z.boolean().optional() });

const id = z.string().min(1).max(255);
const option = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(75),
  description: plain(75).optional(),
});
const options = (max: number) =>
  z
    .array(option)
    .min(1)
    .max(max)
    .refine((list) => new Set(list.map(({ value }) => value)).size === list.length, 'values must be unique');

const base = { action_id: id, placeholder: plain(150).optional() };
const integer = z.string().regex(/^-?\d+$/);

const isAmong = (list: readonly unknown[], all: readonly unknown[]) =>
  list.every((one) => all.some((other) => JSON.stringify(other) === JSON.stringify(one)));

const staticSelect = z
  .strictObject({
    ...base,
    type: z.literal('static_select'),
    options: options(100),
    initial_option: option.optional(),
  })
  .refine((select) => isAmong(select.initial_option ? [select.initial_option] : [], select.options), 'initial option');

const externalSelect = z.strictObject({
  ...base,
  type: z.literal('external_select'),
  min_query_length: z.number().optional(),
  initial_option: option.optional(),
});

const elements = [
  z
    .strictObject({
      ...base,
      type: z.literal('plain_text_input'),
      multiline: z.boolean().optional(),
      max_length: z.number().int().min(1).max(3000).optional(),
      initial_value: z.string().min(1).max(3000).optional(),
      focus_on_load: z.boolean().optional(),
    })
    .refine((input) => (input.initial_value ?? '').length <= (input.max_length ?? 3000), 'initial value too long'),
  z.strictObject({
    action_id: id,
    type: z.literal('datetimepicker'),
    initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
  }),
  z
    .strictObject({
      ...base,
      type: z.literal('number_input'),
      is_decimal_allowed: z.boolean(),
      initial_value: integer.optional(),
      min_value: integer.optional(),
      max_value: integer.optional(),
    })
    .refine(({ initial_value: value, min_value: min, max_value: max }) => {
      const least = Number(min ?? -Infinity);
      const limit = Number(max ?? Infinity);
      return least <= limit && (value === undefined || (Number(value) >= least && Number(value) <= limit));
    }, 'bounds'),
  z.strictObject({ ...base, type: z.literal('datepicker'), initial_date: z.iso.date().optional() }),
  staticSelect,
  z
    .strictObject({
      ...base,
      type: z.literal('multi_static_select'),
      options: options(100),
      initial_options: options(100).optional(),
    })
    .refine((select) => isAmong(select.initial_options ?? [], select.options), 'initial options'),
  externalSelect,
  z.strictObject({
    ...base,
    type: z.literal('multi_external_select'),
    min_query_length: z.number().optional(),
    max_selected_items: z.number().int().min(1).optional(),
    initial_options: options(100).optional(),
  }),
  z
    .strictObject({
      action_id: id,
      type: z.literal('checkboxes'),
      options: options(10),
      initial_options: options(10).optional(),
    })
    .refine((boxes) => isAmong(boxes.initial_options ?? [], boxes.options), 'initial options'),
  z
    .strictObject({
      action_id: id,
      type: z.literal('radio_buttons'),
      options: options(10),
      initial_option: option.optional(),
    })
    .refine((one) => isAmong(one.initial_option ? [one.initial_option] : [], one.options), 'initial option'),
  z.strictObject({
    action_id: id,
    type: z.literal('file_input'),
    max_files: z.number().int().min(1).max(10),
    filetypes: z.array(z.string().min(1)).optional(),
  }),
  z.strictObject({
    ...base,
    type: z.literal('conversations_select'),
    initial_conversation: z.string().optional(),
    default_to_current_conversation: z.boolean().optional(),
    filter: z
      .strictObject({ include: z.array(z.string()).min(1), exclude_bot_users: z.boolean().optional() })
      .optional(),
  }),
] as const;

/** Reference of the confirmation dialog object. */
const confirm = z.strictObject({
  title: plain(100),
  text: plain(300),
  confirm: plain(30),
  deny: plain(30),
  style: z.enum(['primary', 'danger']).optional(),
});

const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plain(75),
  value: z.string().max(2000).optional(),
  url: z.string().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: z.string().max(75).optional(),
});

const overflow = z.strictObject({ type: z.literal('overflow'), action_id: id, options: options(5) });

const style = z
  .strictObject({
    bold: z.literal(true).optional(),
    italic: z.literal(true).optional(),
    strike: z.literal(true).optional(),
    code: z.literal(true).optional(),
  })
  .refine((marks) => Object.keys(marks).length > 0, 'empty style')
  .optional();
const words = z.strictObject({ type: z.literal('text'), text: z.string().min(1), style });
const link = z.strictObject({
  type: z.literal('link'),
  url: z.string().regex(/^https?:\/\/.{1,2000}$/),
  text: z.string().min(1).optional(),
  style,
});
const leaf = z.union([
  words,
  link,
  z.strictObject({ type: z.literal('user'), user_id: id, style }),
  z.strictObject({ type: z.literal('channel'), channel_id: id, style }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: id, style }),
  z.strictObject({ type: z.literal('emoji'), name: id, style }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: z.string().min(1),
    fallback: z.string().min(1),
    style,
  }),
]);
const lines = z.array(leaf).min(1);
const border = z.literal(1).optional();
const richTextSection = z.strictObject({ type: z.literal('rich_text_section'), elements: lines });

/** docs.slack.dev, "Rich text block"; an empty one is `invalid_blocks`. */
const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: id.optional(),
  elements: z
    .array(
      z.union([
        richTextSection,
        z.strictObject({ type: z.literal('rich_text_quote'), elements: lines }),
        z.strictObject({
          type: z.literal('rich_text_preformatted'),
          elements: z.array(z.union([words.omit({ style: true }), link.omit({ style: true })])).min(1),
          border,
        }),
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          elements: z.array(richTextSection).min(1),
          indent: z.int().min(1).max(8).optional(),
          offset: z.int().min(1).optional(),
          border,
        }),
      ]),
    )
    .min(1),
});

const blocks = [
  richText,
  z.strictObject({ type: z.literal('divider'), block_id: id.optional() }),
  z.strictObject({
    type: z.literal('image'),
    block_id: id.optional(),
    slack_file: z.strictObject({ id: z.string().min(1) }),
    alt_text: z.string().min(1).max(2000),
  }),
  z.strictObject({ type: z.literal('header'), block_id: id.optional(), text: plain(150) }),
  z.strictObject({
    type: z.literal('section'),
    block_id: id.optional(),
    fields: z
      .array(z.union([plain(2000), mrkdwn(2000)]))
      .min(1)
      .max(10),
  }),
  z.strictObject({
    type: z.literal('input'),
    block_id: id.optional(),
    label: plain(2000),
    hint: plain(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: z.union(elements),
  }),
  z.strictObject({
    type: z.literal('section'),
    block_id: id.optional(),
    text: z.union([plain(3000), mrkdwn(3000)]),
    accessory: z.union([button, staticSelect, externalSelect]).optional(),
    expand: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('context'),
    block_id: id.optional(),
    elements: z
      .array(z.union([plain(3000), mrkdwn(3000)]))
      .min(1)
      .max(10),
  }),
  z.strictObject({
    type: z.literal('actions'),
    block_id: id.optional(),
    elements: z
      .array(z.union([button, overflow, staticSelect]))
      .min(1)
      .max(25)
      .refine((list) => new Set(list.map((one) => one.action_id)).size === list.length, 'action ids must be unique'),
  }),
] as const;

const modal = z
  .strictObject({
    type: z.literal('modal'),
    callback_id: id,
    private_metadata: z.string().max(3000).optional(),
    notify_on_close: z.boolean().optional(),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    blocks: z.array(z.union(blocks)).min(1).max(100),
  })
  .refine((view) => view.submit !== undefined || view.blocks.every(({ type }) => type !== 'input'), 'submit is missing')
  .refine((view) => {
    const named = view.blocks.flatMap((block) => block.block_id ?? []);
    return new Set(named).size === named.length;
  }, 'block ids must be unique')
  .refine((view) => Buffer.byteLength(JSON.stringify(view)) <= 250_000, 'over 250 kB');

/** What Slack would refuse in a view; empty if it is valid. */
export function viewFaults(view: unknown): string[] {
  // Slack receives JSON, in which undefined values are absent.
  const seen: unknown = JSON.parse(JSON.stringify(view));
  const { error } = modal.safeParse(seen);
  return error ? [z.prettifyError(error)] : [];
}

/** A message for chat.postMessage: at most 50 blocks and a top-level text, or only text. Inputs are allowed. */
const message = z.strictObject({
  text: z.string().min(1).max(4000),
  blocks: z
    .array(z.union(blocks))
    .max(50)
    .refine((list) => list.every(({ type }) => type !== 'input'), 'inputs are for views')
    // Not documented: from about 13,200 on, Slack answers `msg_blocks_too_long` (slackapi/bolt-js, issue 2509).
    .refine((list) => JSON.stringify(list).length <= 13_000, 'over 13,000 characters')
    .optional(),
});

/** What Slack would refuse in a message; empty if it is valid. */
export function messageFaults(shown: unknown): string[] {
  const { error } = message.safeParse(JSON.parse(JSON.stringify(shown)));
  return error ? [z.prettifyError(error)] : [];
}
