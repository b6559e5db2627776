import { z } from 'zod';
import { confirm } from '../confirm.ts';
import { offers, option, optionGroups, options, type Option } from '../options.ts';
import { actionId, placeholder } from '../text.ts';

const common = { action_id: actionId, placeholder, confirm, focus_on_load: z.boolean().optional() };
const many = { ...common, max_selected_items: z.int().min(1).optional() };
const filter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional();

interface Offered {
  readonly options?: readonly Option[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly Option[] }[] | undefined;
}

/** All options of a static menu, groups flattened. */
export function offeredOptions(element: Offered): readonly Option[] {
  return element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
}

const exactlyOne = (element: Offered) => (element.options === undefined) !== (element.option_groups === undefined);
const oneOf = 'exactly one of options and option_groups is required';
const unknownInitial = 'initial choice is not among the options';

export const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...common,
    options: options.optional(),
    option_groups: optionGroups.optional(),
    initial_option: option.optional(),
  })
  .refine(exactlyOne, oneOf)
  .refine(
    (element) => offers(offeredOptions(element), element.initial_option ? [element.initial_option] : []),
    unknownInitial,
  );

export const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...many,
    options: options.optional(),
    option_groups: optionGroups.optional(),
    initial_options: z.array(option).min(1).optional(),
  })
  .refine(exactlyOne, oneOf)
  .refine((element) => offers(offeredOptions(element), element.initial_options ?? []), unknownInitial);

export const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...common,
  min_query_length: z.int().min(0).optional(),
  initial_option: option.optional(),
});

export const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  ...many,
  min_query_length: z.int().min(0).optional(),
  initial_options: z.array(option).min(1).optional(),
});

const id = z.string().min(1);
const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter,
};
const answering = { response_url_enabled: z.boolean().optional() };

export const usersSelect = z.strictObject({ type: z.literal('users_select'), ...common, initial_user: id.optional() });
export const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...many,
  initial_users: z.array(id).optional(),
});
export const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...common,
  ...conversations,
  ...answering,
  initial_conversation: id.optional(),
});
export const multiConversationsSelect = z.strictObject({
  type: z.literal('multi_conversations_select'),
  ...many,
  ...conversations,
  initial_conversations: z.array(id).optional(),
});
export const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...common,
  ...answering,
  initial_channel: id.optional(),
});
export const multiChannelsSelect = z.strictObject({
  type: z.literal('multi_channels_select'),
  ...many,
  initial_channels: z.array(id).optional(),
});
